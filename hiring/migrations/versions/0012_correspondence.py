"""correspondence."""

from __future__ import annotations

revision = "0012_correspondence"
down_revision = "0011_standing"


def upgrade() -> None:
    """Apply the step."""
