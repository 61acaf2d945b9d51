"""What `hiring score` prints for a reader: candidates, raters, agreement and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hiring.scoring.means import round_shown
from hiring.scoring.scores import CandidateScore, RaterScore, Scores


def write_table(scores: Scores) -> str:
    """The scores, figures rounded to two places; an en dash where there is none."""
    parts = [
        _lay_out(
            ("rank", "candidate", "mean", "adjusted", "90 % interval", "first", "ranks", "band"),
            map(_candidate, scores.candidates),
        ),
        _lay_out(("rater", "severity", "± se", "ratings", "flags"), map(_rater, scores.raters)),
        "\n".join(scores.reliability.sentences),
        "\n".join(f"Mind: {text}" for text in scores.warnings),
        scores.method,
    ]
    return "\n\n".join(part for part in parts if part)


def _candidate(one: CandidateScore) -> Sequence[str]:
    standing = one.standing
    return (
        _show(one.rank),
        str(one.candidate),
        _show(one.raw_mean),
        _show(one.estimate),
        f"{_show(one.interval[0])} to {_show(one.interval[1])}" if one.interval else "–",
        _show_chance(standing.probabilities[0]) if standing else "–",
        " to ".join(map(str, dict.fromkeys(standing.rank_interval))) if standing else "–",
        _show(standing.band if standing else None),
    )


def _rater(one: RaterScore) -> Sequence[str]:
    flags = ", ".join(one.flags).replace("_", " ")
    return str(one.rater), _show(one.severity), _show(one.se), str(one.ratings), flags


def _show(value: float | int | None) -> str:
    """Halves up as on the pages, and no nought below nought."""
    if not isinstance(value, float):
        return "–" if value is None else str(value)
    size = round_shown(Fraction(round(abs(value), 9)))
    return f"-{size}" if value < 0 and float(size) else size


def _show_chance(share: float) -> str:
    """In percent; what is neither never nor always is never said to be so."""
    percent = int(100 * share + 0.5)
    if percent in (0, 100) and percent != 100 * share:
        return "<1%" if percent == 0 else ">99%"
    return f"{percent}%"


def _lay_out(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    table = [heading, *rows]
    widths = [max(len(row[n]) for row in table) for n in range(len(heading))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
