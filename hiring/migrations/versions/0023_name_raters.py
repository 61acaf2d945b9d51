"""Whether scorecards call the members of the panel by name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023_name_raters"
down_revision = "0022_decision"


def upgrade() -> None:
    """Apply the step."""
    op.add_column(
        "panel_rules",
        sa.Column("name_raters", sa.Boolean(), server_default=sa.true(), nullable=False),
    )
