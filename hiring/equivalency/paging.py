"""On which page of a document certain words stand, as far as the evidence of its facts tells.

A document's text follows its pages, and every fact names its page.  Words between two facts of one
page stand on that page; between facts of two pages the page is not known, and none is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

Json = Mapping[str, Any]

_LISTS: Final = ("positions", "education", "licences", "automobile")


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of one document: how many (0 where it has none, as a DOCX), and the places in its
    text whose page is known, as (offset, page)."""

    count: int
    marks: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> int | None:
        """The page of the words at this offset of the text, from 1; None where it is not sure."""
        before = max((page for place, page in self.marks if place <= offset), default=1)
        after = min((page for place, page in self.marks if place >= offset), default=self.count)
        return before if before == after else None

    def among(self, offsets: Iterable[int]) -> int | None:
        """The page of words that stand at all these offsets; None where they may differ."""
        pages = {self.at(offset) for offset in offsets}
        return pages.pop() if len(pages) == 1 else None


NO_PAGES: Final = Paging(0, ())


def find_paging(facts: Json) -> Paging:
    """The pages of a document from its facts, in the shape of the contract."""
    evidence = [item for item in _evidence(facts) if item["document"] == facts["sha256"]]
    if all(item["page"] is None for item in evidence):
        return NO_PAGES
    text = facts.get("text", "")
    marks = sorted(
        (text.index(item["quote"]), item["page"])
        for item in evidence
        if item["page"] is not None and text.count(item["quote"]) == 1
    )
    pages = [page for _, page in marks]
    # Where the text doesn't follow the pages after all, its order tells nothing.
    return Paging(facts["pages"], tuple(marks) if pages == sorted(pages) else ())


def page_of(evidence: Iterable[Json]) -> int | None:
    """The one page that all of this evidence stands on; None where there are several, or none."""
    pages = {item["page"] for item in evidence}
    return pages.pop() if len(pages) == 1 else None


def _evidence(facts: Json) -> Iterator[Json]:
    yield from facts["contact"]["evidence"]
    for name in _LISTS:
        for fact in facts[name]:
            yield from fact["evidence"]
