"""What a reviewer can cite: the candidate's own words, bullet by bullet, under the job or the
document they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hiring.equivalency.citations import Citation, locate
from hiring.equivalency.paging import Paging, find_paging, page_of

Json = Mapping[str, Any]

FEWEST_WORDS: Final = 2
# Outside of an entry a line of so few words is a heading, a name or a place.
FEWEST_ELSEWHERE: Final = 4
LONGEST_HEADING: Final = 3
_BULLET = re.compile(r"^\s*[•●▪◦‣∙·*–-]\s+")
# Lines that say who or where, not what: an address, a telephone number, a link.
_CONTACT = re.compile(r"@|https?://|www\.|\(?\d{3}\)?[ .–-]\d{3}[ .–-]\d{4}")


@dataclass(frozen=True, slots=True)
class PassageGroup:
    """Passages under one heading, each ready to be cited."""

    heading: str
    passages: tuple[Citation, ...]


def gather_passages(
    readings: Sequence[Json], answers: Iterable[tuple[str, str]]
) -> tuple[PassageGroup, ...]:
    """The passages of the documents (facts in the shape of the contract), position by position,
    then education, then what else each document says; last, the words that `answers` added, as
    (document, words).  Nothing is listed twice."""
    seen: set[str] = set()
    groups = [
        PassageGroup(heading, tuple(_fresh(passages, seen)))
        for heading, passages in _all_groups(readings, answers)
    ]
    return tuple(group for group in groups if group.passages)


def split_passages(text: str) -> list[str]:
    """The text as passages: a bullet with the lines that go on from it, or a line of its own; a
    line that begins in a small letter goes on from the one before."""
    passages: list[str] = []
    in_bullet = False
    for line in text.splitlines():
        words = _BULLET.sub("", line).strip()
        if not words:
            continue
        begins = bool(_BULLET.match(line))
        if passages and not begins and _goes_on(passages[-1], words, in_bullet):
            passages[-1] = f"{passages[-1]} {words}"
            continue
        in_bullet = begins
        passages.append(words)
    return passages


def _duties(summary: str) -> str:
    """The entry from its first bullet on: what stands above is its head.  The whole entry where it
    has no bullets."""
    lines = summary.splitlines()
    first = next((n for n, line in enumerate(lines) if _BULLET.match(line)), 0)
    return "\n".join(lines[first:])


def _goes_on(passage: str, words: str, in_bullet: bool) -> bool:
    """Whether the line is the rest of the passage, not a line or a heading of its own."""
    if words[:1].islower():
        return True
    heading = len(words.split()) <= LONGEST_HEADING and words[-1:].isalpha()
    return in_bullet and not heading and not passage.endswith((".", "!", "?"))


def _all_groups(
    readings: Sequence[Json], answers: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, list[Citation]]]:
    for facts in readings:
        paging = find_paging(facts)
        for position in facts["positions"]:
            words = split_passages(_duties(position["summary"]))
            tells = (one for one in words if _tells(one, position))
            yield _name(position), [_cite(facts, paging, one) for one in tells]
    for facts in readings:
        studies = ((_study(degree), degree["evidence"]) for degree in facts["education"])
        cited = (Citation("quote", facts["sha256"], words, page_of(e)) for words, e in studies)
        yield "Education", [one for one in cited if one.text]
    for number, facts in enumerate(readings, 1):
        rest = split_passages(facts.get("text", ""))
        which = f"document {number}" if len(readings) > 1 else "the document"
        paging = find_paging(facts)
        tells = (one for one in rest if _tells_elsewhere(one, facts["positions"]))
        yield f"Elsewhere in {which}", [_cite(facts, paging, one) for one in tells]
    added = (Citation("quote", document, words) for document, words in answers)
    yield "Answers and corrections", list(added)


def _cite(facts: Json, paging: Paging, words: str) -> Citation:
    page = None
    if paging.count:
        places = locate(facts.get("text", ""), words)
        page = paging.among(start for start, _ in places)
    return Citation("quote", facts["sha256"], words, page)


def _fresh(passages: Iterable[Citation], seen: set[str]) -> Iterator[Citation]:
    """The passages whose words stand in none before, in order."""
    for passage in passages:
        words = " ".join(passage.text.lower().split())
        if not any(words in other for other in seen):
            seen.add(words)
            yield passage


def _name(position: Json) -> str:
    named = [position["title"] or "Position without a title", position["employer"]]
    years = [str(part)[:4] if part != "present" else part for part in _period(position) if part]
    return ", ".join(part for part in named if part) + (f" ({' – '.join(years)})" if years else "")


def _period(position: Json) -> tuple[str | None, str | None]:
    return position["start"], position["end"]


def _tells(words: str, position: Json) -> bool:
    """Whether the line says more than the head of the entry does."""
    head = [position["title"], position["employer"]]
    in_head = any(part and part.lower() in words.lower() and len(words) < 90 for part in head)
    return _says(words) and not in_head


def _tells_elsewhere(words: str, positions: Sequence[Json]) -> bool:
    few = len(words.split()) < FEWEST_ELSEWHERE
    return not few and all(_tells(words, position) for position in positions) and _says(words)


def _says(words: str) -> bool:
    letters = [word for word in words.split() if sum(char.isalpha() for char in word) > 1]
    heading = words.endswith(":")
    return len(letters) >= FEWEST_WORDS and not heading and not _CONTACT.search(words)


def _study(degree: Json) -> str:
    quotes = [item["quote"].strip(" ,;|:") for item in degree["evidence"]]
    return ", ".join(dict.fromkeys(quote for quote in quotes if quote))
