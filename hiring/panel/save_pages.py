"""What the sheet's script talks to: answers and notes saved as they are given, and the session."""

from __future__ import annotations

from datetime import datetime

from flask import current_app, request
from flask_wtf.csrf import generate_csrf
from pydantic import ValidationError

from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.blueprint import bp
from hiring.panel.forms import AreaNoteIn, RatingIn
from hiring.panel.instrument import level_word, rated_numbers
from hiring.panel.models import AreaNote, Rating, Sheet
from hiring.panel.own_sheet import seated_sheet
from hiring.panel.pace import time_left
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.service import edition_of

Json = tuple[dict[str, object], int]

INCOMPLETE: dict[str, object] = {"error": "The answer was not complete. Nothing was changed."}


@bp.get("/sheets/session")
@access.signed_in()
def session() -> dict[str, object]:
    """Who is signed in now, and the token for what they send: after signing in again in another
    window, the sheet's script goes on with these."""
    return {"user": access.me().id, "token": generate_csrf()}


@bp.post("/sheets/<int:sheet_id>/ratings")
@access.only(Role.PANEL)
def save_rating(sheet_id: int) -> Json:
    """Save one answer as it is given."""
    own = seated_sheet(sheet_id)
    try:
        wanted = RatingIn.model_validate(request.get_json())
        rating = service.rate(db(), own, **wanted.model_dump())
    except ValidationError:
        return INCOMPLETE, 422
    except service.StaleRatingError as error:
        current = _rating_as_json(own, error.current)
        return {"error": str(error), "overtaken": error.overtaken, "current": current}, 409
    except service.PanelError as error:
        return _refuse(error)
    return _rating_as_json(own, rating), 200


@bp.post("/sheets/<int:sheet_id>/notes")
@access.only(Role.PANEL)
def save_area_note(sheet_id: int) -> Json:
    """Save the note on one area as it is typed."""
    own = seated_sheet(sheet_id)
    try:
        wanted = AreaNoteIn.model_validate(request.get_json())
        note = service.note_area(db(), own, **wanted.model_dump())
    except ValidationError:
        return INCOMPLETE, 422
    except service.StaleNoteError as error:
        current = _note_as_json(error.current)
        return {"error": str(error), "overtaken": error.overtaken, "current": current}, 409
    except service.PanelError as error:
        return _refuse(error)
    return _note_as_json(note), 200


def _refuse(error: service.PanelError) -> Json:
    if isinstance(error, service.SheetClosedError):
        return {"error": str(error), "closed": True}, 409
    return {"error": str(error)}, 422


def _rating_as_json(own: Sheet, rating: Rating | None) -> dict[str, object]:
    """What stands in a cell, and how long the rest of the sheet takes."""
    edition = edition_of(db(), own.application.vacancy)
    moments = service.answer_moments(db(), own)
    left = len(rated_numbers(edition, own.areas)) - len(moments)
    return {
        "version": rating.version if rating else 0,
        "value": rating.value if rating else None,
        "word": level_word(edition, rating.value) if rating else "not rated",
        "note": (rating.note or "") if rating else "",
        "key": rating.key if rating else None,
        **_when(rating.at if rating else None),
        "time_left": time_left(moments, left),
    }


def _note_as_json(note: AreaNote | None) -> dict[str, object]:
    return {
        "version": note.version if note else 0,
        "note": note.note if note else "",
        "key": note.key if note else None,
        **_when(note.at if note else None),
    }


def _when(saved: datetime | None) -> dict[str, object]:
    """The moment, and the time as "14:02" where the district is, whatever the clock of the browser
    says."""
    if saved is None:
        return {"saved_at": None, "clock": ""}
    settings: Settings = current_app.config["SETTINGS"]
    return {"saved_at": saved.isoformat(), "clock": f"{saved.astimezone(settings.zone):%H:%M}"}
