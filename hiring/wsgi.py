"""The web product for a WSGI server: `gunicorn 'hiring.wsgi:create()'`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create() -> Flask:
    """The application; a wrong setting ends the process with a sentence that names it."""
    # Nothing that is loaded here is ever thrown away: the collector need not look at it, now or
    # later, and the processes that are forked from this one go on sharing its memory.
    gc.disable()
    app = _create()
    gc.freeze()
    gc.enable()
    return app


def _create() -> Flask:
    from hiring.app import create_app
    from hiring.config import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        sys.exit(str(error))
    return create_app(settings)
