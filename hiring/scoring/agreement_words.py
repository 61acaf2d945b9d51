"""What the figures of agreement mean, each in a sentence."""

from __future__ import annotations

from hiring.scoring.agreement import Parts
from hiring.scoring.scores import AreaAgreement


def say(
    overall: AreaAgreement, parts: Parts | None, alpha: float | None, raters: int
) -> tuple[str, ...]:
    """The sentences, for a panel of so many raters."""
    said = []
    if overall.single is not None and overall.mean is not None:
        said.append(
            f"One rater alone would tell the candidates apart with a reliability of "
            f"{overall.single:.2f}; the mean of all {raters} does with {overall.mean:.2f} "
            "(1 is perfect, 0 is chance): ICC(2,1) and ICC(2,k)."
        )
    if parts is not None and parts.g is not None:
        said.append(
            f"With {parts.k:.1f} raters a candidate, who are not the same for everybody, plain "
            f"means have a reliability of {parts.g:.2f}: G(q,k)."
            if parts.q > 0
            else f"Beside the raters' severity, the same for everybody, the order of the plain "
            f"means has a reliability of {parts.g:.2f}: G(q,k) with q = 0."
        )
        said.append(_needed(parts))
    if alpha is not None:
        said.append(
            f"On single items the raters agree with α = {alpha:.2f} (Krippendorff, ordinal; 1 is "
            "perfect, 0 is chance). Single items agree less than means of many."
        )
    return tuple(said)


def _needed(parts: Parts) -> str:
    same, own = parts.raters_needed, parts.own_raters_needed
    if same is None:
        return "Raters hardly tell the candidates apart: no number of raters would reach .80."
    words = f"A reliability of .80 would take {same} {'rater' if same == 1 else 'raters'}"
    if own == same:
        return f"{words} for each candidate."
    return (
        f"{words}, the same for every candidate; where candidates have different raters, so that "
        f"severity counts, {own or 'no number would do'}."
    )
