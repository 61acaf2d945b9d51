"""The classic band beside ours, and why ours is used."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.committee.words import join

WHY = (
    "Ours is used because the classic one takes one error for every two candidates, whoever rated"
    " them, from the reliability of the plain means (Gasperson et al. 2013); ours takes the error"
    " of the difference between the two."
)


def describe_classic(rows: Sequence[tuple[str, int | None, int | None]]) -> str:
    """What the classic band says of the first places; empty where there is none.  `rows` are name,
    band and classic band by rank."""
    if not rows or any(band is None or classic is None for _, band, classic in rows):
        return ""
    first = [name for name, _, classic in rows if classic == 1]
    if first == [name for name, band, _ in rows if band == 1]:
        said = "holds the same first candidates as ours"
    else:
        said = f"has {join(first)} first"
    return f"The classic band (SEM √2, Cascio et al. 1991) {said}. {WHY}"
