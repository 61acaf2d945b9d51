"""audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0001_audit"
down_revision = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("details", db.Document, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_event_subject_subject_id"), ["subject", "subject_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_audit_event_vacancy_id_id"), ["vacancy_id", "id"], unique=False
        )
    protect("audit_event")
