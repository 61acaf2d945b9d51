"""Private links, answers and claims for tests, made by the product's own verbs."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import Session

from hiring.config import Settings
from hiring.correspondence import links
from hiring.correspondence.models import Purpose
from hiring.foundation.storage import Storage
from hiring.vacancies.models import Application
from hiring.voluntary import claims

PDF = b"%PDF-1.7 made up evidence"


def settings_of(app: Flask) -> Settings:
    """The settings of the application."""
    settings: Settings = app.config["SETTINGS"]
    return settings


def link(app: Flask, session: Session, application: Application, purpose: Purpose) -> str:
    """The token of a new private link of the candidate."""
    return links.make(
        session,
        application,
        purpose=purpose,
        secret_key=settings_of(app).secret_key,
        actor_id=None,
    )


def store_of(app: Flask) -> Storage:
    """The store of evidence."""
    store: Storage = app.extensions["preference_evidence"]
    return store


def claim(
    app: Flask,
    session: Session,
    application: Application,
    *,
    kind: str = "veteran",
    data: bytes = PDF,
    filename: str = "dd214.pdf",
) -> int:
    """A claim by the candidate with one file; the file's id."""
    claims.claim(session, application, kind=kind)
    row = claims.add_evidence(
        session, store_of(app), application, filename=filename, data=data, max_bytes=1000
    )
    return row.id


def names(app: Flask, session: Session, application: Application) -> dict[str, str | int]:
    """What the parts of this room's addresses stand for, in a world that has one of everything."""
    return {
        "evidence_id": claim(app, session, application),
        "voluntary_token": link(app, session, application, Purpose.SELF_IDENTIFICATION),
        "claim_token": link(app, session, application, Purpose.PREFERENCE_CLAIM),
    }
