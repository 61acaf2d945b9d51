"""The pages of the panel: the recruiter's overview, plan, interviews, reminders and rules, a
member's own list, the rating sheet, and what comes after it."""

from __future__ import annotations

from hiring.panel import (
    across_pages,
    after_pages,
    calendar_pages,
    file_pages,
    others_pages,
    panel_pages,
    plan_cell_pages,
    plan_change_pages,
    plan_pages,
    practice_pages,
    reminder_pages,
    round_pages,
    rules_pages,
    save_pages,
    scoring_pages,
    sheet_pages,
    slot_change_pages,
    slot_pages,
)
from hiring.panel.blueprint import bp

__all__ = [
    "across_pages",
    "after_pages",
    "bp",
    "calendar_pages",
    "file_pages",
    "others_pages",
    "panel_pages",
    "plan_cell_pages",
    "plan_change_pages",
    "plan_pages",
    "practice_pages",
    "reminder_pages",
    "round_pages",
    "rules_pages",
    "save_pages",
    "scoring_pages",
    "sheet_pages",
    "slot_change_pages",
    "slot_pages",
]
