"""Is the product alive and able to work: for the health checks of whatever runs it.

Says nothing about anybody.
"""

from __future__ import annotations

from flask import Blueprint
from sqlalchemy import text

from hiring.foundation.web import db
from hiring.people import access

bp = Blueprint("health", __name__)


@bp.get("/health/live")
@access.everyone()
def live() -> dict[str, str]:
    """The web process answers."""
    return {"status": "alive"}


@bp.get("/health/ready")
@access.everyone()
def ready() -> dict[str, str]:
    """The web process reaches its database (an error page otherwise)."""
    db().execute(text("select 1"))
    return {"status": "ready"}
