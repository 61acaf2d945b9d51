"""equivalency."""

from __future__ import annotations

revision = "0013_equivalency"
down_revision = "0012_correspondence"


def upgrade() -> None:
    """Apply the step."""
