"""What the scores of a vacancy are made by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0020_scoring_rules"
down_revision = "0019_area_note"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "scoring_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("conversion", sa.String(length=20), nullable=False),
        sa.Column("weights", db.Document, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "conversion in ('of_top', 'of_range')", name=op.f("ck_scoring_rules_conversion_known")
        ),
        sa.ForeignKeyConstraint(
            ["set_by"], ["user_account.id"], name=op.f("fk_scoring_rules_set_by")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_scoring_rules_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scoring_rules")),
    )
    op.create_index(op.f("ix_scoring_rules_vacancy_id"), "scoring_rules", ["vacancy_id"])
    protect("scoring_rules")
