"""What a decision was made from, as it is kept: is it still the list of today?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

# Scores nearer than this are the same: another release of the estimator, or another machine, may
# end its search a hair away.
HAIR = Fraction(1, 1000)
FIGURES = frozenset({"score", "percent", "total"})


def hash_of(basis: Mapping[str, Any]) -> str:
    """The SHA-256 of a basis."""
    return hashlib.sha256(json.dumps(basis, sort_keys=True).encode()).hexdigest()


def same_list(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two bases are the same list under the same rules: the same candidates at the same
    places with the same preference and outcomes, and scores that differ by less than a hair."""
    if without_figures(one) != without_figures(other):
        return False
    pairs = zip(one["rows"], other["rows"], strict=True)
    return all(abs(Fraction(a["score"]) - Fraction(b["score"])) < HAIR for a, b in pairs)


def passed_over(basis: Mapping[str, Any], chosen: int) -> tuple[int, ...]:
    """The numbers of the candidates with preference whose total on this list is equal to or higher
    than that of the chosen one."""
    rows = {row["candidate"]: row for row in basis["rows"]}
    least = Fraction(rows[chosen]["total"])
    return tuple(
        number
        for number, row in rows.items()
        if row["added"] and number != chosen and Fraction(row["total"]) >= least
    )


def without_figures(basis: Mapping[str, Any]) -> dict[str, Any]:
    """The basis with nothing in it that the estimator ends a hair away each time."""
    rows = [{k: v for k, v in row.items() if k not in FIGURES} for row in basis["rows"]]
    return {**basis, "rows": rows}
