"""The one blueprint of this room; its views stand in the `…_pages` modules."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, current_app

from hiring.config import Settings
from hiring.foundation.clock import now

bp = Blueprint("correspondence", __name__)


def settings() -> Settings:
    """The product's settings."""
    values: Settings = current_app.config["SETTINGS"]
    return values


def today() -> date:
    """The day on the district's clocks."""
    return now().astimezone(settings().zone).date()
