"""The packets that were made, and the making of the next one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0024_packet"
down_revision = "0023_name_raters"


def upgrade() -> None:
    """Apply the step."""
    _make_file()
    _make_work()


def _make_file() -> None:
    op.create_table(
        "packet_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", db.Moment(), nullable=False),
        sa.CheckConstraint("kind in ('full', 'public')", name=op.f("ck_packet_file_kind_known")),
        sa.CheckConstraint("pages >= 1", name=op.f("ck_packet_file_pages_counted")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_packet_file_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet_file")),
        sa.UniqueConstraint(
            "vacancy_id",
            "kind",
            "digest",
            "form",
            name=op.f("uq_packet_file_vacancy_id_kind_digest_form"),
        ),
    )
    protect("packet_file")


def _make_work() -> None:
    op.create_table(
        "packet_work",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("state_changed_at", db.Moment(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", db.Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('full', 'public')", name=op.f("ck_packet_work_kind_known")),
        sa.CheckConstraint(
            "state in ('waiting', 'making', 'ready', 'failed')",
            name=op.f("ck_packet_work_state_known"),
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_packet_work_attempts_counted")),
        sa.CheckConstraint(
            "(state = 'ready') = (file_id is not null)",
            name=op.f("ck_packet_work_ready_with_a_file"),
        ),
        sa.CheckConstraint(
            "(state = 'failed') = (reason is not null)",
            name=op.f("ck_packet_work_failed_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_packet_work_vacancy_id")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["user_account.id"], name=op.f("fk_packet_work_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["packet_file.id"], name=op.f("fk_packet_work_file_id")
        ),
        sa.PrimaryKeyConstraint("vacancy_id", "kind", name=op.f("pk_packet_work")),
    )
