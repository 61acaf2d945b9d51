"""What is done by the clock: the sweeper sends again what got stuck."""

from __future__ import annotations

from typing import Any

SWEEP = "intake.sweep"
SWEEP_SECONDS = 30

BEAT: dict[str, dict[str, Any]] = {
    "send again what got stuck": {
        "task": SWEEP,
        "schedule": float(SWEEP_SECONDS),
        # A sweep that no worker picked up in time is of no use: the next one does the same.
        "options": {"expires": SWEEP_SECONDS},
    },
}
