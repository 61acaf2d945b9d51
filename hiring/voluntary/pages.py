"""The pages of this room: two for candidates, and those of HR."""

from __future__ import annotations

from hiring.people.throttle import limit_views
from hiring.voluntary import (
    answer_pages,
    claim_pages,
    counts_pages,
    offer_pages,
    preference_pages,
    reasons_pages,
)
from hiring.voluntary.blueprint import bp
from hiring.voluntary.throttle import LIMITS

__all__ = [
    "answer_pages",
    "bp",
    "claim_pages",
    "counts_pages",
    "offer_pages",
    "preference_pages",
    "reasons_pages",
]

bp.record(limit_views(LIMITS))
