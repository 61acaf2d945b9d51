"""intake."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db

revision = "0004_intake"
down_revision = "0003_vacancies"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("uploaded_at", db.Moment(), nullable=False),
        sa.Column("uploaded_by", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("state_changed_at", db.Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error_code", sa.String(length=30), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("error_hint", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'failed') = (error_code is not null) and (error_code is null) = (error_message is null) and (error_code is null) = (error_hint is null)",
            name=op.f("ck_document_failed_with_a_reason"),
        ),
        sa.CheckConstraint(
            "state in ('queued', 'reading', 'read', 'qualified', 'failed')",
            name=op.f("ck_document_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_document_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["user_account.id"], name=op.f("fk_document_uploaded_by")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_document_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("vacancy_id", "sha256", name=op.f("uq_document_vacancy_id_sha256")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_application_id"), ["application_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_document_state_state_changed_at"),
            ["state", "state_changed_at"],
            unique=False,
        )
