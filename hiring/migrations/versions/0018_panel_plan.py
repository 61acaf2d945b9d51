"""The day until which a panel should rate, and mail to the coordinator about recusals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db

revision = "0018_panel_plan"
down_revision = "0017_panel_rules"


def upgrade() -> None:
    """Apply the step."""
    op.add_column("panel_rules", sa.Column("rate_by", sa.Date(), nullable=True))
    op.create_table(
        "recusal_notice",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("noted_at", db.Moment(), nullable=True),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", db.Moment(), nullable=False),
        sa.Column("sent_at", db.Moment(), nullable=True),
        sa.Column("last_error", sa.String(length=30), nullable=True),
        sa.CheckConstraint(
            "(noted_at is null) = (noted_by is null)",
            name=op.f("ck_recusal_notice_noted_by_someone"),
        ),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at is not null)",
            name=op.f("ck_recusal_notice_sent_with_a_time"),
        ),
        sa.CheckConstraint(
            "state <> 'failed' or last_error is not null",
            name=op.f("ck_recusal_notice_failed_with_a_reason"),
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'failed', 'dropped')",
            name=op.f("ck_recusal_notice_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["user_account.id"], name=op.f("fk_recusal_notice_noted_by")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_recusal_notice_sheet_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_recusal_notice_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal_notice")),
    )
    op.create_index(
        op.f("ix_recusal_notice_state_next_attempt_at"),
        "recusal_notice",
        ["state", "next_attempt_at"],
    )
    op.create_index(op.f("ix_recusal_notice_sheet_id"), "recusal_notice", ["sheet_id"])
