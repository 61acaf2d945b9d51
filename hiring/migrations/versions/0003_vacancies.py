"""vacancies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0003_vacancies"
down_revision = "0002_people"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "edition_snapshot",
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("edition_id", sa.String(length=80), nullable=False),
        sa.Column("files", db.Document, nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("content_hash", name=op.f("pk_edition_snapshot")),
    )
    op.create_table(
        "vacancy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("edition_id", sa.String(length=80), nullable=False),
        sa.Column("edition_hash", sa.String(length=64), nullable=False),
        sa.Column("closing_date", sa.Date(), nullable=True),
        sa.Column("first_review_date", sa.Date(), nullable=True),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("opened_at", db.Moment(), nullable=True),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("special_confirmed_at", db.Moment(), nullable=True),
        sa.Column("special_confirmed_by", sa.Integer(), nullable=True),
        sa.Column("special_ground", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(closing_date is null) <> (first_review_date is null)",
            name=op.f("ck_vacancy_one_date"),
        ),
        sa.CheckConstraint(
            "(opened_at is null) = (opened_by is null)", name=op.f("ck_vacancy_opened_by_someone")
        ),
        sa.CheckConstraint(
            "(special_confirmed_at is null) = (special_confirmed_by is null) and (special_confirmed_at is null) = (special_ground is null)",
            name=op.f("ck_vacancy_special_confirmed_with_ground"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name=op.f("fk_vacancy_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["edition_hash"],
            ["edition_snapshot.content_hash"],
            name=op.f("fk_vacancy_edition_hash"),
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["user_account.id"], name=op.f("fk_vacancy_opened_by")
        ),
        sa.ForeignKeyConstraint(
            ["special_confirmed_by"],
            ["user_account.id"],
            name=op.f("fk_vacancy_special_confirmed_by"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy")),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("received_at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "stage in ('received', 'qualified', 'panel', 'interview_invited', 'interviewed', 'finalist', 'offered', 'hired', 'set_aside', 'withdrawn')",
            name=op.f("ck_application_stage_known"),
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_application_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.UniqueConstraint("vacancy_id", "number", name=op.f("uq_application_vacancy_id_number")),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_application_vacancy_id_stage"), ["vacancy_id", "stage"], unique=False
        )

    op.create_table(
        "seat",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.CheckConstraint("kind in ('panel', 'committee')", name=op.f("ck_seat_kind_known")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_seat_user_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_seat_vacancy_id")),
        sa.PrimaryKeyConstraint("vacancy_id", "user_id", "kind", name=op.f("pk_seat")),
    )
    op.create_table(
        "stage_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("from_stage", sa.String(length=20), nullable=False),
        sa.Column("to_stage", sa.String(length=20), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.Column("moved_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_stage_move_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["moved_by"], ["user_account.id"], name=op.f("fk_stage_move_moved_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_move")),
    )
    with op.batch_alter_table("stage_move", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stage_move_application_id"), ["application_id"], unique=False
        )
    protect("edition_snapshot")
    protect("stage_move")
