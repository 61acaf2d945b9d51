"""The verbs of the panel."""

from __future__ import annotations

from hiring.panel.acts import MAX_REASON, acts_of
from hiring.panel.area_notes import area_notes, note_area
from hiring.panel.assigning import assign, release, send_to_panel
from hiring.panel.blindness import may_see_ratings, reads_scorecards, waiting_sheets
from hiring.panel.errors import (
    FrozenRuleError,
    OpenItemsError,
    PanelError,
    PracticeFirstError,
    SheetClosedError,
    StaleNoteError,
    StaleRatingError,
)
from hiring.panel.practice import (
    answers_of,
    finish_practice,
    must_practise,
    practice_of,
    practise,
    who_practised,
)
from hiring.panel.rating import MAX_NOTE, rate
from hiring.panel.ratings import (
    SubmittedNote,
    SubmittedRating,
    answered_counts,
    current_ratings,
    submitted_notes,
    submitted_ratings,
)
from hiring.panel.rules import change_rules, close_panel, ratings_began, reopen_panel, rules_of
from hiring.panel.sheets import declare_no_conflict, recuse, return_sheet, submit, withdraw

__all__ = [
    "MAX_NOTE",
    "MAX_REASON",
    "FrozenRuleError",
    "OpenItemsError",
    "PanelError",
    "PracticeFirstError",
    "SheetClosedError",
    "StaleNoteError",
    "StaleRatingError",
    "SubmittedNote",
    "SubmittedRating",
    "acts_of",
    "answered_counts",
    "answers_of",
    "area_notes",
    "assign",
    "change_rules",
    "close_panel",
    "current_ratings",
    "declare_no_conflict",
    "finish_practice",
    "may_see_ratings",
    "must_practise",
    "note_area",
    "practice_of",
    "practise",
    "rate",
    "ratings_began",
    "reads_scorecards",
    "recuse",
    "release",
    "reopen_panel",
    "return_sheet",
    "rules_of",
    "send_to_panel",
    "submit",
    "submitted_notes",
    "submitted_ratings",
    "waiting_sheets",
    "who_practised",
    "withdraw",
]
