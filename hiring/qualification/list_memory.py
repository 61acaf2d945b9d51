"""What the list of candidates remembers for its reader between two requests: what was searched for,
who was just set aside, and the filters.

It stands in the reader's own cookie: names belong in no address and no log.  One vacancy is
remembered at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import session as cookie

from hiring.qualification.choice import pack, unpack

_KEY = "candidates"


@dataclass(frozen=True, slots=True)
class Memory:
    """`put_aside` are candidates' numbers; `arguments` those of the list's address."""

    search: str = ""
    put_aside: frozenset[int] = frozenset()
    arguments: Mapping[str, Any] = field(default_factory=dict)


def recall(vacancy_id: int) -> Memory:
    """What is remembered of this vacancy's list."""
    kept = cookie.get(_KEY)
    if not isinstance(kept, dict) or kept.get("vacancy") != vacancy_id:
        return Memory()
    return Memory(
        search=kept.get("search", ""),
        put_aside=unpack(kept.get("aside", "")),
        arguments=kept.get("arguments", {}),
    )


def remember(vacancy_id: int, **changes: Any) -> Memory:
    """Change what is remembered of this vacancy's list; another vacancy's is forgotten."""
    before = recall(vacancy_id)
    memory = replace(before, **changes)
    kept = {
        "vacancy": vacancy_id,
        "search": memory.search,
        "aside": pack(memory.put_aside),
        "arguments": dict(memory.arguments),
    }
    if cookie.get(_KEY) != kept:
        cookie[_KEY] = kept
    return memory
