"""The pages of the panel: the recruiter's overview, plan, interviews, reminders and rules, a
member's own list, and the rating sheet."""

from __future__ import annotations

from hiring.panel import (
    file_pages,
    panel_pages,
    plan_pages,
    practice_pages,
    reminder_pages,
    rules_pages,
    sheet_pages,
    slot_pages,
)
from hiring.panel.blueprint import bp

__all__ = [
    "bp",
    "file_pages",
    "panel_pages",
    "plan_pages",
    "practice_pages",
    "reminder_pages",
    "rules_pages",
    "sheet_pages",
    "slot_pages",
]
