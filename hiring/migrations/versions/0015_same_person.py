"""same_person."""

from __future__ import annotations

revision = "0015_same_person"
down_revision = "0014_redaction"


def upgrade() -> None:
    """Apply the step."""
