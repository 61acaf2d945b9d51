"""One area over all candidates: who comes when, and whether the first pass is done."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping


def shuffle(sheet_ids: Iterable[int], *, user_id: int, area: str) -> list[int]:
    """The sheets in a random order that is the same whenever this member opens this area, and
    another one for each area: nobody is always rated first."""

    def place(sheet_id: int) -> bytes:
        return hashlib.sha256(f"{user_id}/{area}/{sheet_id}".encode()).digest()

    return sorted(sheet_ids, key=place)


def first_pass_done(
    asked: Mapping[int, Collection[int]], answered: Mapping[int, Collection[int]]
) -> bool:
    """Whether every item that the sheets ask for (by sheet) has an answer there."""
    return all(set(items) <= set(answered.get(sheet, ())) for sheet, items in asked.items())
