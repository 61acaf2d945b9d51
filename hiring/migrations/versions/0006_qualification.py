"""qualification."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0006_qualification"
down_revision = "0005_reading"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "qualification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=80), nullable=False),
        sa.Column("edition_hash", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("readings", db.Document, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("next_step", sa.String(length=40), nullable=False),
        sa.Column("result", db.Document, nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "outcome in ('meets', 'unclear', 'does_not_meet')",
            name=op.f("ck_qualification_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_qualification_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification")),
    )
    with op.batch_alter_table("qualification", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_qualification_application_id"), ["application_id"], unique=False
        )
    protect("qualification")
