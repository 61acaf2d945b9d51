"""What the pages of interviews share: which of them the person who is signed in may see, and when
one begins."""

from __future__ import annotations

from datetime import datetime

from flask import abort, current_app

from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel import slots
from hiring.panel.attendance import meets, slots_on
from hiring.panel.errors import PanelError
from hiring.panel.round_models import InterviewSlot
from hiring.panel.slot_forms import TimesForm
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import may_see
from hiring.vacancies.models import Vacancy


def settings() -> Settings:
    """The product's settings."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def coordinates() -> bool:
    """Whether the person who is signed in sets the interviews."""
    return Role.RECRUITER in access.me().roles


def slot_or_404(slot_id: int) -> InterviewSlot:
    """The slot, where the person who is signed in coordinates or is there."""
    slot = db().get(InterviewSlot, slot_id)
    if slot is None or not may_see(access.me(), slot.application.vacancy):
        abort(404)
    if not (coordinates() or meets(db(), slot, access.me())):
        abort(404)
    return slot


def own_slots(vacancy: Vacancy) -> list[InterviewSlot]:
    """All slots for the recruiter, for a member those where they are."""
    member = None if coordinates() else access.me()
    return list(slots_on(db(), vacancy, member=member))


def starts_of(form: TimesForm) -> datetime | None:
    """When the interview begins; None, and a sentence beside the time, where the clocks never show
    it."""
    try:
        return slots.moment_of(form.day.data, form.at.data, settings().zone)
    except PanelError as error:
        form.at.errors = [str(error)]
        return None
