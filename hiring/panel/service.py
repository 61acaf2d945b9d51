"""The verbs of the panel."""

from __future__ import annotations

from hiring.panel.acts import MAX_REASON, acts_of, returned_because
from hiring.panel.area_notes import note_area
from hiring.panel.assigning import assign, release, send_to_panel
from hiring.panel.blindness import (
    has_seen_others,
    hidden_events,
    look_at_others,
    may_see_ratings,
    reads_scorecards,
    waiting_sheets,
    why_others_closed,
)
from hiring.panel.consensus import close_round, open_round, round_of, settle
from hiring.panel.errors import (
    FrozenRuleError,
    OpenItemsError,
    PanelError,
    PracticeFirstError,
    SheetClosedError,
    StaleFinalError,
    StaleNoteError,
    StaleRatingError,
)
from hiring.panel.newest import area_notes
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
    answer_moments,
    answered_counts,
    current_ratings,
    final_ratings,
    ratings_of,
    submitted_notes,
    submitted_ratings,
)
from hiring.panel.rules import change_rules, close_panel, ratings_began, reopen_panel, rules_of
from hiring.panel.scoring_rules import Scoring, scoring_history, scoring_of, settle_scoring
from hiring.panel.sheets import (
    declare_no_conflict,
    recuse,
    return_sheet,
    submit,
    why_not_withdraw,
    withdraw,
)

__all__ = [
    "MAX_NOTE",
    "MAX_REASON",
    "FrozenRuleError",
    "OpenItemsError",
    "PanelError",
    "PracticeFirstError",
    "Scoring",
    "SheetClosedError",
    "StaleFinalError",
    "StaleNoteError",
    "StaleRatingError",
    "SubmittedNote",
    "SubmittedRating",
    "acts_of",
    "answer_moments",
    "answered_counts",
    "answers_of",
    "area_notes",
    "assign",
    "change_rules",
    "close_panel",
    "close_round",
    "current_ratings",
    "declare_no_conflict",
    "final_ratings",
    "finish_practice",
    "has_seen_others",
    "hidden_events",
    "look_at_others",
    "may_see_ratings",
    "must_practise",
    "note_area",
    "open_round",
    "practice_of",
    "practise",
    "rate",
    "ratings_began",
    "ratings_of",
    "reads_scorecards",
    "recuse",
    "release",
    "reopen_panel",
    "return_sheet",
    "returned_because",
    "round_of",
    "rules_of",
    "scoring_history",
    "scoring_of",
    "send_to_panel",
    "settle",
    "settle_scoring",
    "submit",
    "submitted_notes",
    "submitted_ratings",
    "waiting_sheets",
    "who_practised",
    "why_not_withdraw",
    "why_others_closed",
    "withdraw",
]
