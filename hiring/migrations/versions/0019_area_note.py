"""Notes of panel members on whole areas."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0019_area_note"
down_revision = "0018_panel_plan"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "area_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=True),
        sa.Column("given_at", db.Moment(), nullable=True),
        sa.CheckConstraint("version >= 1", name=op.f("ck_area_note_version_from_one")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_area_note_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_note")),
        sa.UniqueConstraint(
            "sheet_id", "area", "version", name=op.f("uq_area_note_sheet_id_area_version")
        ),
    )
    op.create_index(
        op.f("ix_area_note_sheet_id_key"), "area_note", ["sheet_id", "key"], unique=True
    )
    protect("area_note")
