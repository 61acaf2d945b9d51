"""What should be settled before a vacancy opens, and what follows where it is not.  Nothing here
stops anybody: a gap has a consequence, and the page says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

PANEL_SIZE = range(2, 5)  # panels of two to four are what the selection literature advises


@dataclass(frozen=True, slots=True)
class Check:
    """One point: what it is, whether it is settled, and what follows where it isn't."""

    name: str
    done: bool
    otherwise: str


def check_vacancy(
    *,
    as_of: date,
    today: date,
    special: Sequence[str],
    special_confirmed: bool,
    panel_seats: int,
    committee_seats: int,
) -> list[Check]:
    """The points of a vacancy in the order they are usually settled.  `special` are the names of
    the special requirements; an edition may have none."""
    checks = [
        Check(
            "The date lies ahead",
            as_of >= today,
            "Every file that is taken in from now on is marked late.",
        )
    ]
    if special:
        checks.append(
            Check(
                "The special requirements are confirmed",
                special_confirmed,
                f"These findings are left out for every candidate: {', '.join(special).lower()}.",
            )
        )
    return [
        *checks,
        Check(
            f"The panel has {PANEL_SIZE[0]} to {PANEL_SIZE[-1]} members",
            panel_seats in PANEL_SIZE,
            f"It has {panel_seats}. Files can be read and judged; ratings need a panel.",
        ),
        Check(
            "The committee is seated",
            committee_seats > 0,
            "Nobody but recruiters and administrators sees the scorecards.",
        ),
    ]
