"""The interview guide: structured questions, and anchors that differ by the work itself."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from classification.edition import Area, Edition
from classification.loader import load_edition

# Words of praise that tell a rater nothing about the work.
PRAISE = re.compile(
    r"\b(very|well|strong|good|great|excellent|outstanding|exceptional|superior|poor|weak|better"
    r"|always|often|sometimes|rarely|never|highly|some|limited|solid)\b",
    re.IGNORECASE,
)
ADVERB = re.compile(r"\b\w{2,}ly\b", re.IGNORECASE)
# Words in -ly that are no adverbs of degree.
PLAIN = {"family", "supply", "yearly", "monthly", "early", "apply", "reply", "only"}

AREAS = load_edition("cto-2015").areas


@pytest.fixture(params=AREAS, ids=lambda area: area.slug)
def area(request: pytest.FixtureRequest) -> Area:
    found: Area = request.param
    return found


def test_guide_has_33_questions_and_55_anchors() -> None:
    edition: Edition = load_edition("cto-2015")
    assert sum(len(area.questions) for area in edition.areas) == 33
    assert sum(len(area.anchors) for area in edition.areas) == 55


def test_area_has_three_questions_with_two_or_three_probes(area: Area) -> None:
    assert len(area.questions) == 3
    assert {len(question.probes) for question in area.questions} <= {2, 3}


def test_area_asks_for_the_past_and_for_a_situation(area: Area) -> None:
    past = re.compile(r"^(Tell us about|Describe|Walk us through)\b")
    asked = [bool(past.match(question.text)) for question in area.questions]
    assert asked == [True, True, False]


def test_every_question_and_probe_asks(area: Area) -> None:
    for question in area.questions:
        assert "?" in question.text
        assert [probe for probe in question.probes if not probe.endswith("?")] == []


def test_anchors_cover_each_level_once(area: Area) -> None:
    assert [anchor.level for anchor in area.anchors] == [1, 2, 3, 4, 5]


def test_anchors_use_no_praise(area: Area) -> None:
    for anchor in area.anchors:
        assert PRAISE.findall(anchor.text) == []
        assert [w for w in ADVERB.findall(anchor.text) if w.lower() not in PLAIN] == []


def test_upper_anchors_name_a_scale(area: Area) -> None:
    for anchor in area.anchors[2:]:
        assert re.search(r"\d|\b(department|school level|cabinet)\b", anchor.text)


@pytest.mark.parametrize("unit", ["schools", "(?:technical )?(?:staff|people)", "million"])
def test_scale_of_anchors_grows(area: Area, unit: str) -> None:
    """The largest figure of each unit never falls from a level to the next that names one."""
    figures = [
        max(map(int, found))
        for anchor in area.anchors
        if (found := re.findall(rf"(\d+)(?: or more)? {unit}", anchor.text))
    ]
    assert all(lower <= higher for lower, higher in pairwise(figures))


def test_highest_anchor_names_the_largest_scale(area: Area) -> None:
    assert re.search(
        r"40 or more schools|more than 50 staff|more than \$15 million", area.anchors[4].text
    )


def test_no_two_questions_or_anchors_are_alike() -> None:
    texts = [q.text for a in AREAS for q in a.questions]
    texts += [p for a in AREAS for q in a.questions for p in q.probes]
    texts += [anchor.text for a in AREAS for anchor in a.anchors]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
