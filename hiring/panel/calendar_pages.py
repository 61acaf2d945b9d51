"""Interviews as files for calendars."""

from __future__ import annotations

from datetime import datetime

from flask import make_response
from werkzeug.wrappers import Response

from hiring.panel.blueprint import bp
from hiring.panel.calendar_files import CONTENT_TYPE, Entry, method_of, write_calendar
from hiring.panel.own_slots import own_slots, own_struck, settings, slot_or_404
from hiring.panel.round_models import InterviewSlot
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404


@bp.get("/interviews/<int:slot_id>.ics")
@access.only(Role.RECRUITER, Role.PANEL)
def interview_file(slot_id: int) -> Response:
    """One interview for a calendar."""
    slot, struck_at = slot_or_404(slot_id)
    return _file([_entry(slot, struck_at)], f"candidate-{slot.application.number}.ics")


@bp.get("/vacancies/<int:vacancy_id>/panel/interviews.ics")
@access.only(Role.RECRUITER, Role.PANEL)
def interviews_file(vacancy_id: int) -> Response:
    """All interviews for a calendar: a member's own, and struck out those from whose candidate they
    stepped back; the recruiter's all."""
    vacancy = vacancy_or_404(vacancy_id)
    entries = [_entry(slot) for slot in own_slots(vacancy)]
    entries += [_entry(slot, at) for slot, at in own_struck(vacancy)]
    return _file(entries, "interviews.ics")


def _file(entries: list[Entry], name: str) -> Response:
    answer = make_response(write_calendar(entries))
    answer.content_type = CONTENT_TYPE.format(method_of(entries))
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _entry(slot: InterviewSlot, struck_at: datetime | None = None) -> Entry:
    vacancy, base_url = slot.application.vacancy, settings().base_url
    base = str(base_url).rstrip("/")
    return Entry(
        uid=f"interview-{slot.id}@{base_url.host}",
        summary=f"Interview: Candidate {slot.application.number}, {vacancy.title}",
        starts=slot.starts_at,
        minutes=slot.minutes,
        place=slot.place,
        url=f"{base}/vacancies/{vacancy.id}/panel/interviews",
        sequence=slot.sequence,
        changed=max(slot.changed_at, struck_at or slot.changed_at),
        cancelled=slot.cancelled_at is not None or struck_at is not None,
    )
