"""Why something on the panel can't be done; each message is a sentence for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.panel.models import AreaNote, Rating


class PanelError(ValueError):
    """What was asked can't be done."""


class SheetClosedError(PanelError):
    """The sheet takes no ratings: not opened yet, recused, submitted, or the panel is closed."""


class PracticeFirstError(PanelError):
    """The vacancy wants the sample rated before the first sheet."""


class FrozenRuleError(PanelError):
    """The rule was set before ratings opened, and ratings have begun."""


class StaleRatingError(PanelError):
    """The cell holds another version than the one its writer had seen; `current` is that version,
    None where there is none.  `overtaken` where the answer itself was saved before, and another
    followed it."""

    def __init__(self, current: Rating | None, *, overtaken: bool = False) -> None:
        super().__init__(_stale_words("rating", overtaken=overtaken))
        self.current = current
        self.overtaken = overtaken


class StaleNoteError(PanelError):
    """The same of a note on an area."""

    def __init__(self, current: AreaNote | None, *, overtaken: bool = False) -> None:
        super().__init__(_stale_words("note", overtaken=overtaken))
        self.current = current
        self.overtaken = overtaken


class StaleFinalError(PanelError):
    """The final rating was changed elsewhere after its writer had looked."""

    def __init__(self) -> None:
        super().__init__("This final rating was changed in another window. Look at it once more.")


class OpenItemsError(PanelError):
    """Items are not rated, and the member has not said that they stay so."""

    def __init__(self, items: Sequence[int]) -> None:
        super().__init__("Some items are not rated. Say that they stay unrated, or rate them.")
        self.items = tuple(items)


def _stale_words(what: str, *, overtaken: bool) -> str:
    if overtaken:
        return f"This {what} was saved, and changed in another window since."
    return f"This {what} was changed in another window. Nothing was overwritten."
