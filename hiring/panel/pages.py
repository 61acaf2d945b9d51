"""The pages of the panel: the recruiter's overview, plan, interviews, reminders and rules, a
member's own list, and the rating sheet."""

from __future__ import annotations

from hiring.panel import (
    calendar_pages,
    file_pages,
    panel_pages,
    plan_cell_pages,
    plan_pages,
    practice_pages,
    reminder_pages,
    rules_pages,
    save_pages,
    sheet_pages,
    slot_pages,
)
from hiring.panel.blueprint import bp

__all__ = [
    "bp",
    "calendar_pages",
    "file_pages",
    "panel_pages",
    "plan_cell_pages",
    "plan_pages",
    "practice_pages",
    "reminder_pages",
    "rules_pages",
    "save_pages",
    "sheet_pages",
    "slot_pages",
]
