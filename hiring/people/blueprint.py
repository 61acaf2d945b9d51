"""The one blueprint of this room; its views stand in the `…pages` modules."""

from __future__ import annotations

from flask import Blueprint, current_app

from hiring.config import Settings

bp = Blueprint("people", __name__)


def settings() -> Settings:
    """The product's settings."""
    values: Settings = current_app.config["SETTINGS"]
    return values
