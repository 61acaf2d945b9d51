"""The web product for a WSGI server: `gunicorn 'hiring.wsgi:create()'`."""

from __future__ import annotations

import sys

from flask import Flask

from hiring.app import create_app
from hiring.config import SettingsError, load_settings


def create() -> Flask:
    """The application; a wrong setting ends the process with a sentence that names it."""
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.exit(str(error))
    return create_app(settings)
