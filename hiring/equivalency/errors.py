"""What can stand in the way of a review; every message is a sentence for the person."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.equivalency.models import EquivalencyAnswer


class EquivalencyError(ValueError):
    """What was asked can't be done; `field` is the field at fault, None for the whole."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ClosedError(EquivalencyError):
    """The review, or the reviewer's part in it, takes nothing more."""


class StaleAnswerError(EquivalencyError):
    """The answer was changed in another window since its writer saw it; `current` is what stands,
    None where nothing does."""

    def __init__(self, current: EquivalencyAnswer | None) -> None:
        super().__init__("This answer was changed in another window. Nothing was overwritten.")
        self.current = current


class StaleDraftError(EquivalencyError):
    """The draft of the decision was changed in another window."""

    def __init__(self) -> None:
        super().__init__("This was changed in another window. Nothing was overwritten.")


class IncompleteError(EquivalencyError):
    """Statements without an answer (`missing`), or said to be shown without evidence (`bare`), by
    their keys."""

    def __init__(self, missing: Sequence[str], bare: Sequence[str]) -> None:
        super().__init__("Some statements are not finished; nothing was submitted.")
        self.missing = tuple(missing)
        self.bare = tuple(bare)
