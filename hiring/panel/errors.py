"""Why something on the panel can't be done; each message is a sentence for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.panel.models import Rating


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
    None where there is none."""

    def __init__(self, current: Rating | None) -> None:
        super().__init__("This rating was changed in another window. Nothing was overwritten.")
        self.current = current


class OpenItemsError(PanelError):
    """Items are not rated, and the member has not said that they stay so."""

    def __init__(self, items: Sequence[int]) -> None:
        super().__init__("Some items are not rated. Say that they stay unrated, or rate them.")
        self.items = tuple(items)
