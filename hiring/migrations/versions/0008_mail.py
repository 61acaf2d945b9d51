"""mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db

revision = "0008_mail"
down_revision = "0007_panel"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", db.Moment(), nullable=False),
        sa.Column("sent_at", db.Moment(), nullable=True),
        sa.Column("last_error", sa.String(length=30), nullable=True),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at is not null)",
            name=op.f("ck_outgoing_mail_sent_with_a_time"),
        ),
        sa.CheckConstraint(
            "purpose in ('invitation', 'password_reset')",
            name=op.f("ck_outgoing_mail_purpose_known"),
        ),
        sa.CheckConstraint(
            "state <> 'failed' or last_error is not null",
            name=op.f("ck_outgoing_mail_failed_with_a_reason"),
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'failed', 'dropped')",
            name=op.f("ck_outgoing_mail_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["user_account.id"], name=op.f("fk_outgoing_mail_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_outgoing_mail_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mail")),
    )
    op.create_index(
        op.f("ix_outgoing_mail_state_next_attempt_at"),
        "outgoing_mail",
        ["state", "next_attempt_at"],
    )
    op.create_index(op.f("ix_outgoing_mail_user_id"), "outgoing_mail", ["user_id"])
    _widen_links()


def _widen_links() -> None:
    """A link may be revoked; the one that sets up the product has no account."""
    if op.get_context().dialect.name == "postgresql":
        # SQLite loses the old check by itself when the batch below builds the table anew.
        op.drop_constraint(op.f("ck_link_purpose_known"), "link", type_="check")
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("revoked_at", db.Moment(), nullable=True))
        batch_op.alter_column("user_id", existing_type=sa.Integer(), nullable=True)
        batch_op.create_check_constraint(
            op.f("ck_link_purpose_known"), "purpose in ('invitation', 'password_reset', 'set_up')"
        )
        batch_op.create_check_constraint(
            op.f("ck_link_account_unless_set_up"), "(purpose = 'set_up') = (user_id is null)"
        )
        batch_op.create_check_constraint(
            op.f("ck_link_used_or_revoked"), "used_at is null or revoked_at is null"
        )
