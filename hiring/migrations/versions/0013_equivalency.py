"""Equivalency reviews: who was asked, what they drafted and handed in, and what was decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0013_equivalency"
down_revision = "0012_correspondence"


def upgrade() -> None:
    """Apply the step."""
    _make_review()
    _make_reviewer()
    _make_answer()
    _make_submission()
    _make_decision()


def _make_review() -> None:
    op.create_table(
        "equivalency_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("qualification_id", sa.Integer(), nullable=False),
        sa.Column("requirements", db.Document, nullable=False),
        sa.Column("opened_at", db.Moment(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("closed_at", db.Moment(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'called_off') = (closed_reason is not null)",
            name=op.f("ck_equivalency_review_called_off_with_a_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'open') = (closed_at is null)",
            name=op.f("ck_equivalency_review_closed_with_a_time"),
        ),
        sa.CheckConstraint(
            "state in ('open', 'decided', 'called_off')",
            name=op.f("ck_equivalency_review_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_equivalency_review_application_id"),
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["user_account.id"], name=op.f("fk_equivalency_review_closed_by")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["user_account.id"], name=op.f("fk_equivalency_review_opened_by")
        ),
        sa.ForeignKeyConstraint(
            ["qualification_id"],
            ["qualification.id"],
            name=op.f("fk_equivalency_review_qualification_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equivalency_review")),
    )
    with op.batch_alter_table("equivalency_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_equivalency_review_application_id"), ["application_id"], unique=False
        )


def _make_reviewer() -> None:
    op.create_table(
        "equivalency_reviewer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", db.Moment(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("left_at", db.Moment(), nullable=True),
        sa.Column("left_reason", sa.Text(), nullable=True),
        sa.Column("draft_votes", db.Document, nullable=False),
        sa.Column("draft_reasons", sa.Text(), nullable=False),
        sa.Column("draft_version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state in ('withdrawn', 'released')) = (left_at is not null)",
            name=op.f("ck_equivalency_reviewer_left_with_a_time"),
        ),
        sa.CheckConstraint(
            "state in ('asked', 'submitted', 'withdrawn', 'released')",
            name=op.f("ck_equivalency_reviewer_state_known"),
        ),
        sa.CheckConstraint(
            "(state = 'withdrawn') = (left_reason is not null)",
            name=op.f("ck_equivalency_reviewer_withdrawn_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["user_account.id"], name=op.f("fk_equivalency_reviewer_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["equivalency_review.id"], name=op.f("fk_equivalency_reviewer_review_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_equivalency_reviewer_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equivalency_reviewer")),
        sa.UniqueConstraint(
            "review_id", "user_id", name=op.f("uq_equivalency_reviewer_review_id_user_id")
        ),
    )
    with op.batch_alter_table("equivalency_reviewer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_equivalency_reviewer_user_id"), ["user_id"], unique=False
        )


def _make_answer() -> None:
    op.create_table(
        "equivalency_answer",
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=20), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("citations", db.Document, nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "mark is null or mark in ('shown', 'partly', 'not_shown', 'cant_tell')",
            name=op.f("ck_equivalency_answer_mark_known"),
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["equivalency_reviewer.id"],
            name=op.f("fk_equivalency_answer_reviewer_id"),
        ),
        sa.PrimaryKeyConstraint("reviewer_id", "statement", name=op.f("pk_equivalency_answer")),
    )


def _make_submission() -> None:
    op.create_table(
        "equivalency_submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answers", db.Document, nullable=False),
        sa.Column("votes", db.Document, nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("basis", db.Document, nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "reasons <> ''",
            name=op.f("ck_equivalency_submission_reasons_given"),
        ),
        sa.CheckConstraint(
            "version >= 1",
            name=op.f("ck_equivalency_submission_version_from_one"),
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["equivalency_reviewer.id"],
            name=op.f("fk_equivalency_submission_reviewer_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equivalency_submission")),
        sa.UniqueConstraint(
            "reviewer_id", "version", name=op.f("uq_equivalency_submission_reviewer_id_version")
        ),
    )
    protect("equivalency_submission")


def _make_decision() -> None:
    op.create_table(
        "equivalency_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("requirement", sa.String(length=60), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("submissions", db.Document, nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["equivalency_review.id"], name=op.f("fk_equivalency_decision_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equivalency_decision")),
        sa.UniqueConstraint(
            "review_id", "requirement", name=op.f("uq_equivalency_decision_review_id_requirement")
        ),
    )
    protect("equivalency_decision")
