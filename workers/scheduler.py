"""The scheduler: a Celery application that sends jobs by name and by the clock, and knows nothing
of what they do, so that its process stays small.

    celery -A workers.scheduler beat
"""

from __future__ import annotations

from typing import Any

from celery import Celery

from hiring.config import load_settings
from workers.schedule import BEAT
from workers.shared import shared


def configure() -> dict[str, Any]:
    """The configuration, from the settings in the environment."""
    return {**shared(load_settings()), "beat_schedule": BEAT}


app = Celery("scheduler", set_as_current=False)
app.add_defaults(configure)
