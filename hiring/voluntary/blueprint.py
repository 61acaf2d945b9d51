"""The one blueprint of this room; its views stand in the `…_pages` modules."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, current_app, request
from flask.sansio.blueprints import BlueprintSetupState

from hiring.config import Settings
from hiring.foundation.storage import Storage
from hiring.foundation.web import db
from hiring.voluntary.access import is_hr_alone, who_knows_claims
from hiring.voluntary.interviews import owed_interviews

bp = Blueprint("voluntary", __name__)
EVIDENCE = "preference-evidence"
PREFERENCE_VIEWS = frozenset(
    {
        "claims_of_vacancy",
        "decide",
        "evidence",
        "give_reasons",
        "note_reasons_asked",
        "preference",
        "preference_claim",
        "written_reasons",
    }
)


def settings() -> Settings:
    """The product's settings."""
    values: Settings = current_app.config["SETTINGS"]
    return values


def preference_applies() -> bool:
    """Whether Oregon's law of veterans' preference binds this employer."""
    return settings().veterans_preference


def evidence_store() -> Storage:
    """The store of evidence: under a name of its own beside the documents of the pipeline, so that
    no document leads into it, and an operator can guard it by rules of its own."""
    store: Storage = current_app.extensions["preference_evidence"]
    return store


@bp.record_once
def connect(state: BlueprintSetupState) -> None:
    """Open the store of evidence."""
    values: Settings = state.app.config["SETTINGS"]
    url = values.storage_url if values.storage_url.endswith("/") else f"{values.storage_url}/"
    state.app.extensions["preference_evidence"] = Storage(f"{url}{EVIDENCE}")


@bp.app_context_processor
def around() -> dict[str, Any]:
    """What the pages of a vacancy ask before they lead into this room."""
    return {
        "is_hr_alone": is_hr_alone,
        "who_knows_claims": who_knows_claims,
        "prefers_veterans": preference_applies,
        "owed_interviews": lambda vacancy: owed_interviews(db(), vacancy),
    }


@bp.before_request
def keep_closed_what_is_switched_off() -> None:
    """Where the law of preference doesn't apply there are no pages of it."""
    view = (request.endpoint or "").removeprefix("voluntary.")
    if view in PREFERENCE_VIEWS and not preference_applies():
        abort(404)


@bp.after_request
def keep_out_of_indexes(response: Response) -> Response:
    """No page of this room belongs into a search engine, or into any store on the way."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
