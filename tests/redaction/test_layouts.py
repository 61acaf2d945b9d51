"""Résumés in every layout: what is known of their people and must be covered is, and the work
stays."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from hiring.demo.layout import layouts
from hiring.reading.limits import Limits
from hiring.reading.placing import place_words
from hiring.redaction.changes import redact_words
from hiring.redaction.twin_text import write_lines
from tests.redaction.made import resume, someone
from tests.redaction.pipeline import make_once, read_once
from tests.redaction.secrets import found_in, read_picture, secrets_of, stated_once

WRITTEN = [name for name, layout in layouts().items() if layout.medium != "scan"]
FIRST = 7200  # the number of the first of the people
MOST_WRONG = 0.01  # of the ordinary words


@pytest.mark.parametrize(
    "layout", WRITTEN[::2] + [pytest.param(one, marks=pytest.mark.measure) for one in WRITTEN[1::2]]
)
def test_text_of_the_twin_holds_the_work_and_nothing_of_the_person(layout: str) -> None:
    who = replace(someone(FIRST + WRITTEN.index(layout)), photo=False)
    content = resume(who, layout, WRITTEN.index(layout)).content
    text = place_words(content, Limits())
    facts = read_once(content)
    names = [facts.contact.name] if facts.contact.name else []
    redactions = redact_words(text, facts, names, ())
    lines = [line for page in write_lines(text, redactions).values() for line in page]
    whole = " ".join(word.text for word in text.words)
    secrets = stated_once(secrets_of(who), whole)
    assert len(found_in(whole, secrets)) >= len(secrets) - 1  # they can be found where they are
    assert found_in(" ".join(lines), secrets) == []
    wrong = [r.quote for r in redactions if not _is_private(r.quote, secrets, whole)]
    count = sum(len(quote.split()) for quote in wrong)
    assert count <= MOST_WRONG * len(text.words) + 4, wrong
    left = " ".join(lines).lower()
    assert [job.title for job in who.jobs if job.title.split()[-1].lower() not in left] == []


def _is_private(quote: str, secrets: list[str], whole: str) -> bool:
    """Whether what is covered is a secret, a part of one, or says one."""
    return bool(
        found_in(quote, secrets)
        or any(found_in(secret, [quote]) for secret in secrets)
        or any(quote in f"{kind}{secret}" for secret in secrets for kind in ("", "Age: "))
    )


@pytest.mark.parametrize("layout", ["two-columns", "scan-right-dates"])
def test_pictures_of_the_twin_show_no_photograph_and_nothing_of_the_person(layout: str) -> None:
    who = replace(someone(7103), jobs=someone(7103).jobs[:2], skills=())
    content = resume(who, layout).content
    facts = read_once(content)
    twin = make_once((who.name,), (), content)
    secrets = stated_once(secrets_of(who), facts.text)
    pictures = [Image.open(io.BytesIO(page.image)) for page in twin.pages if page.image]
    read = " ".join(read_picture(picture) for picture in pictures)
    assert found_in(read, secrets) == []
    assert who.jobs[0].employer.split()[0] in read
    (photo,) = [redaction for redaction in twin.redactions if redaction.kind == "photo"]
    assert photo.box is not None
    x0, top, x1, bottom = (round(2 * edge) for edge in photo.box)
    inside = np.asarray(pictures[photo.page - 1].convert("L"))[
        top + 2 : bottom - 2, x0 + 2 : x1 - 2
    ]
    assert (facts.status, int(inside.min()), int(inside.max())) == (
        "read",
        inside[0, 0],
        inside[0, 0],
    )
    assert (x1 - x0) * (bottom - top) > 0.95 * (2 * 79) * (2 * 97)
