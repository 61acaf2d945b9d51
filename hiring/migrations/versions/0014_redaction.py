"""The redacted twins of documents: their pages, the log of what is covered, and changes to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0014_redaction"
down_revision = "0013_equivalency"


def upgrade() -> None:
    """Apply the step."""
    _make_reading_words()
    _make_change()
    _make_work()
    _make_twin()
    _make_page()
    _make_redaction()


def _make_reading_words() -> None:
    op.create_table(
        "reading_words",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("words", db.Document, nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_reading_words_reading_id")
        ),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_reading_words")),
    )
    protect("reading_words")


def _make_change() -> None:
    op.create_table(
        "redaction_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("box", db.Document, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint("act in ('cover', 'lift')", name=op.f("ck_redaction_change_act_known")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_redaction_change_reason_given")),
        sa.CheckConstraint(
            "(first is null) = (last is null)", name=op.f("ck_redaction_change_words_from_to")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_redaction_change_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_redaction_change_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction_change")),
    )
    with op.batch_alter_table("redaction_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_redaction_change_document_id"), ["document_id"], unique=False
        )
    protect("redaction_change")


def _make_work() -> None:
    op.create_table(
        "twin_work",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", db.Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_twin_work_attempts_counted")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_twin_work_application_id")
        ),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_twin_work")),
    )


def _make_twin() -> None:
    op.create_table(
        "twin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("made_from", sa.String(length=64), nullable=False),
        sa.Column("hides", sa.String(length=64), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_twin_document_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_twin_reading_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin")),
    )
    with op.batch_alter_table("twin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_twin_document_id"), ["document_id"], unique=False)
    protect("twin")


def _make_page() -> None:
    op.create_table(
        "twin_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("twin_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("width", sa.Double(), nullable=False),
        sa.Column("height", sa.Double(), nullable=False),
        sa.Column("lines", db.Document, nullable=False),
        sa.ForeignKeyConstraint(["twin_id"], ["twin.id"], name=op.f("fk_twin_page_twin_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_page")),
        sa.UniqueConstraint("twin_id", "page", name=op.f("uq_twin_page_twin_id_page")),
    )
    protect("twin_page")


def _make_redaction() -> None:
    op.create_table(
        "twin_redaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("twin_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("box", db.Document, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["redaction_change.id"], name=op.f("fk_twin_redaction_change_id")
        ),
        sa.ForeignKeyConstraint(["twin_id"], ["twin.id"], name=op.f("fk_twin_redaction_twin_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_redaction")),
    )
    with op.batch_alter_table("twin_redaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_twin_redaction_twin_id"), ["twin_id"], unique=False)
    protect("twin_redaction")
