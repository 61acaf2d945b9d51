"""What the record of a choice must hold: a memo where it departs from the list, reasons where the
law of veterans asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hiring.scoring.preference import Placed, ahead_of, veterans_not_below

MOST_WORDS = 8000
FEWEST_LETTERS = 20


@dataclass(frozen=True, slots=True)
class MemoEntry:
    """One point of a departure memo: the competency it rests on, as "area:slug" or "item:12", and
    what speaks for the chosen candidate there."""

    competency: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a choice asks for: `ahead` are those with a higher total, `veterans` those with
    preference whose total is equal or higher."""

    ahead: tuple[int, ...]
    veterans: tuple[int, ...]

    @property
    def departs(self) -> bool:
        """Whether somebody else than the first is chosen."""
        return bool(self.ahead)


def asked_by(placed: Sequence[Placed], chosen: int) -> Asked:
    """What choosing this candidate of the list asks for."""
    return Asked(ahead_of(placed, chosen), veterans_not_below(placed, chosen))


def faults_in(
    asked: Asked,
    *,
    reasons: str,
    memo: Sequence[MemoEntry],
    preference_reasons: str,
    competencies: Sequence[str],
) -> dict[str, str]:
    """What is missing or too long, by field, each as a sentence; nothing where all is there."""
    found = {}
    if len(reasons.strip()) < FEWEST_LETTERS:
        found["reasons"] = "Say in a sentence or more why this candidate is chosen."
    if asked.departs and not memo:
        found["memo"] = (
            "Others have a higher total. Name at least one area or item that the choice rests on,"
            " and what speaks for it."
        )
    if any(one.competency not in competencies or not one.text.strip() for one in memo):
        found["memo"] = "Give each point of the memo its area or item, and its words."
    if asked.veterans and len(preference_reasons.strip()) < FEWEST_LETTERS:
        found["preference_reasons"] = (
            "A candidate with veterans’ preference has an equal or higher total. Write down why"
            " somebody else is chosen."
        )
    texts = {"reasons": reasons, "preference_reasons": preference_reasons}
    texts["memo"] = "".join(one.text for one in memo)
    for name, text in texts.items():
        if len(text) > MOST_WORDS:
            found[name] = f"Keep this below {MOST_WORDS} characters."
    return found
