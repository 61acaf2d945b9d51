"""Written reasons that candidates with preference ask for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0021_preference_reasons"
down_revision = "0020_scoring_rules"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "preference_reasons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("acted_by", sa.Integer(), nullable=False),
        sa.Column("acted_at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "kind in ('asked', 'given')", name=op.f("ck_preference_reasons_kind_known")
        ),
        sa.CheckConstraint(
            "(kind = 'given') = (text <> '')", name=op.f("ck_preference_reasons_given_in_words")
        ),
        sa.ForeignKeyConstraint(
            ["acted_by"], ["user_account.id"], name=op.f("fk_preference_reasons_acted_by")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_preference_reasons_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference_reasons")),
    )
    op.create_index(
        op.f("ix_preference_reasons_application_id"), "preference_reasons", ["application_id"]
    )
    protect("preference_reasons")
