"""The notation of title rules: what a phrase fits and what it does not."""

from __future__ import annotations

import pytest

from classification.edition import TitleRule
from hiring.qualification.titles import find_rule, fits, normalise_title


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (
            "Sr. Director - IT & Facilities",
            "senior director , information technology and facilities",
        ),
        ("I.T. Director", "information technology director"),
        ("V.P., Technology", "vice president , technology"),
        ("CIO/CTO", "chief information officer , chief technology officer"),
        ("Director of the Technology Services", "director technology services"),
        ("Director (Information Systems)", "director , information systems"),
        ("Vice-President, Info. Systems", "vice president , information systems"),
        ("Director of Technology II", "director technology"),
        ("Director of Technology at Alder Schools", "director technology , alder schools"),
        ("Co-Founder & CTO", "cofounder and chief technology officer"),
        ("  ", ""),
    ],
)
def test_title_is_written_out(title: str, words: str) -> None:
    assert normalise_title(title) == tuple(words.split())


@pytest.mark.parametrize(
    ("phrase", "title", "fitting"),
    [
        ("director + technology", "Technology Director", True),
        ("director + technology", "Director of Technology", True),
        ("director + technology", "Technology Manager", False),
        ("director / head + technology", "Head of Technology", True),
        ("technology |", "Director of Technology", True),
        ("technology |", "Technology Director", True),
        ("technology |", "Director of Technology, K–12", True),
        ("technology |", "Director of Technology and Libraries", True),
        ("technology |", "Director of Technology Sales", False),
        ("director only", "Director", True),
        ("director only", "Director of Athletics", False),
        ("and technology", "Director of Media and Technology", True),
        ("and technology", "Director of Technology and Media", False),
        ("IT director", "Information Technology Director", True),
    ],
)
def test_phrase_fits(phrase: str, title: str, fitting: bool) -> None:
    assert fits(phrase, normalise_title(title)) is fitting


def test_first_rule_that_fits_decides() -> None:
    rules = (
        TitleRule(("technology",), "unclear", "first", employers=("software",)),
        TitleRule(("technology",), "no", "second", except_phrases=("director",)),
        TitleRule(("technology",), "yes", "third"),
    )

    def why(title: str, employer: str | None) -> str | None:
        rule = find_rule(title, employer, rules)
        return rule.why if rule else None

    assert why("Technology Director", "Larkspur Software, Inc.") == "first"
    assert why("Technology Specialist", "Alder County") == "second"
    assert why("Technology Director", "Alder County") == "third"
    assert why("Technology Director", None) == "third"
    assert why("Principal", "Larkspur Software, Inc.") is None
