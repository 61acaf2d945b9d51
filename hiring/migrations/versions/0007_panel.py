"""panel."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0007_panel"
down_revision = "0006_qualification"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("assigned_at", db.Moment(), nullable=False),
        sa.Column("assigned_by", sa.Integer(), nullable=False),
        sa.Column("opened_at", db.Moment(), nullable=True),
        sa.Column("submitted_at", db.Moment(), nullable=True),
        sa.Column("recusal_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'recused') = (recusal_reason is not null)",
            name=op.f("ck_sheet_recused_with_a_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'submitted') = (submitted_at is not null)",
            name=op.f("ck_sheet_submitted_with_a_time"),
        ),
        sa.CheckConstraint(
            "state in ('assigned', 'open', 'submitted', 'recused')",
            name=op.f("ck_sheet_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_sheet_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["assigned_by"], ["user_account.id"], name=op.f("fk_sheet_assigned_by")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_sheet_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint(
            "application_id", "user_id", name=op.f("uq_sheet_application_id_user_id")
        ),
    )
    with op.batch_alter_table("sheet", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sheet_application_id"), ["application_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_sheet_user_id"), ["user_id"], unique=False)

    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_rating_version_from_one")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_rating_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint(
            "sheet_id", "item", "version", name=op.f("uq_rating_sheet_id_item_version")
        ),
    )
    protect("rating")
