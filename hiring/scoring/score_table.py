"""What `hiring score` prints for a reader: candidates, raters, agreement and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
        f"{one.interval[0]:.2f} to {one.interval[1]:.2f}" if one.interval else "–",
        f"{standing.probabilities[0]:.0%}" if standing else "–",
        f"{standing.rank_interval[0]} to {standing.rank_interval[1]}" if standing else "–",
        _show(standing.band if standing else None),
    )


def _rater(one: RaterScore) -> Sequence[str]:
    flags = ", ".join(one.flags).replace("_", " ")
    return str(one.rater), _show(one.severity), _show(one.se), str(one.ratings), flags


def _show(value: float | int | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _lay_out(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    table = [heading, *rows]
    widths = [max(len(row[n]) for row in table) for n in range(len(heading))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
