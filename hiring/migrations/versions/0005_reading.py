"""reading."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0005_reading"
down_revision = "0004_intake"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("reader_version", sa.String(length=40), nullable=False),
        sa.Column("facts", db.Document, nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_reading_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_document_id"), ["document_id"], unique=False)
    protect("reading")
