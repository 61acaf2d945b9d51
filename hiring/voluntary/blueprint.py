"""The one blueprint of this room; its views stand in the `…_pages` modules."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app
from flask.sansio.blueprints import BlueprintSetupState

from hiring.config import Settings
from hiring.foundation.storage import Storage
from hiring.voluntary.access import is_hr_alone, who_knows_claims

bp = Blueprint("voluntary", __name__)
EVIDENCE = "preference-evidence"


def settings() -> Settings:
    """The product's settings."""
    values: Settings = current_app.config["SETTINGS"]
    return values


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
    """What the page of a vacancy asks before it leads into this room."""
    return {"is_hr_alone": is_hr_alone, "who_knows_claims": who_knows_claims}


@bp.after_request
def keep_out_of_indexes(response: Response) -> Response:
    """No page of this room belongs into a search engine, or into any store on the way."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
