"""standing."""

from __future__ import annotations

revision = "0011_standing"
down_revision = "0010_pulse"


def upgrade() -> None:
    """Apply the step."""
