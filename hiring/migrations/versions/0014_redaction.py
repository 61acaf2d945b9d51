"""redaction."""

from __future__ import annotations

revision = "0014_redaction"
down_revision = "0013_equivalency"


def upgrade() -> None:
    """Apply the step."""
