"""What the pages of interviews share: which of them the person who is signed in may see, and when
one begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import abort, current_app, url_for

from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel import slots
from hiring.panel.attendance import meets, slots_on, struck_slots
from hiring.panel.blueprint import crumbs
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


def slot_or_404(slot_id: int) -> tuple[InterviewSlot, datetime | None]:
    """The slot, where the person who is signed in coordinates, is there, or was to be there until
    they stepped back; then with that moment."""
    slot = db().get(InterviewSlot, slot_id)
    if slot is None or not may_see(access.me(), slot.application.vacancy):
        abort(404)
    if coordinates() or meets(db(), slot, access.me()):
        return slot, None
    struck = {one.id: at for one, at in own_struck(slot.application.vacancy)}
    if slot_id not in struck:
        abort(404)
    return slot, struck[slot_id]


def own_slots(vacancy: Vacancy) -> list[InterviewSlot]:
    """All slots for the recruiter, for a member those where they are."""
    member = None if coordinates() else access.me()
    return list(slots_on(db(), vacancy, member=member))


def own_struck(vacancy: Vacancy) -> list[tuple[InterviewSlot, datetime]]:
    """The slots that a member is no more to be at, with the moment when they stepped back."""
    return [] if coordinates() else struck_slots(db(), vacancy, member=access.me())


def interview_crumbs(vacancy: Vacancy, *more: str) -> list[tuple[str, str | None]]:
    """The way to the recruiter's page of interviews, and to one under it."""
    here = url_for("panel.interviews", vacancy_id=vacancy.id) if more else None
    panel = ("Panel", url_for("panel.overview", vacancy_id=vacancy.id))
    return crumbs(vacancy, panel, ("Interviews", here), *((name, None) for name in more))


def keep_times(form: TimesForm, keep: Callable[..., InterviewSlot]) -> InterviewSlot | None:
    """The slot as `keep` sets it by what the form says; None, and sentences beside the fields,
    where that can't be."""
    if not form.validate_on_submit():
        return None
    starts = starts_of(form)
    if starts is None:
        return None
    length, place, me = form.minutes.data, form.place.data, access.me().id
    try:
        return keep(starts_at=starts, minutes=length, place=place, actor_id=me)
    except PanelError as error:
        form.place.errors = [str(error)]
        return None


def starts_of(form: TimesForm) -> datetime | None:
    """When the interview begins; None, and a sentence beside the time, where the clocks never show
    it."""
    try:
        return slots.moment_of(form.day.data, form.at.data, settings().zone)
    except PanelError as error:
        form.at.errors = [str(error)]
        return None
