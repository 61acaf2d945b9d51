"""voluntary."""

from __future__ import annotations

revision = "0016_voluntary"
down_revision = "0015_same_person"


def upgrade() -> None:
    """Apply the step."""
