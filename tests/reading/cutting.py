"""The words at the boxes of evidence, cut out of the page by a second program."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber

from hiring.reading.facts import Evidence, Facts
from hiring.reading.normalise import normalise

Box = tuple[float, float, float, float]


def evidence_of(facts: Facts) -> list[Evidence]:
    """Every evidence in the facts, those of signals included."""
    owners: list[Any] = [
        *facts.positions,
        *facts.education,
        *facts.licences,
        *facts.automobile,
        facts.contact,
    ]
    found = [e for owner in owners for e in owner.evidence]
    return found + [e for p in facts.positions for s in p.signals for e in s.evidence]


def squeeze(text: str) -> str:
    """The normalised text without white space."""
    return re.sub(r"\s", "", normalise(text))


def cut_out(data: bytes, evidence: list[Evidence]) -> Iterator[str]:
    """For each evidence the letters whose middle lies in its box, in the order they are read."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for item in evidence:
            assert item.page is not None
            assert item.box is not None
            page = document.pages[item.page - 1]
            left, top = page.cropbox[:2]
            inside = [c for c in page.chars if _within(c, item.box, left, top)]
            if all(c["upright"] for c in inside):
                inside.sort(key=lambda c: c["x0"] if c["matrix"][0] > 0 else -c["x1"])
            elif not any(c["upright"] for c in inside):
                inside.sort(key=lambda c: -c["bottom"] if c["matrix"][1] > 0 else c["top"])
            yield squeeze("".join(c["text"] for c in inside))


def _within(char: dict[str, Any], box: Box, left: float, top: float) -> bool:
    x = (char["x0"] + char["x1"]) / 2 - left
    y = (char["top"] + char["bottom"]) / 2 - top
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def assert_exact(data: bytes, facts: Facts) -> int:
    """Hold every evidence to what a second program finds in its box; how many there are."""
    evidence = evidence_of(facts)
    cut = cut_out(data, evidence)
    wrong = [(e, c) for e, c in zip(evidence, cut, strict=True) if c != squeeze(e.quote)]
    assert wrong == []
    return len(evidence)
