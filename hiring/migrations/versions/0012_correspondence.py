"""correspondence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0012_correspondence"
down_revision = "0011_standing"


def upgrade() -> None:
    """Apply the step."""
    _links()
    _letters()
    _questionnaires()
    _questions()
    _answers()


def _links() -> None:
    """Private links of candidates."""
    op.create_table(
        "candidate_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("expires_at", db.Moment(), nullable=False),
        sa.Column("used_at", db.Moment(), nullable=True),
        sa.Column("revoked_at", db.Moment(), nullable=True),
        sa.CheckConstraint(
            "purpose in ('questions', 'self_identification', 'preference_claim')",
            name=op.f("ck_candidate_link_purpose_known"),
        ),
        sa.CheckConstraint(
            "used_at is null or revoked_at is null", name=op.f("ck_candidate_link_used_or_revoked")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_candidate_link_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name=op.f("fk_candidate_link_created_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_candidate_link_token_hash")),
    )
    op.create_index(
        op.f("ix_candidate_link_application_id_purpose"),
        "candidate_link",
        ["application_id", "purpose"],
        unique=False,
    )


def _letters() -> None:
    """Mail to candidates."""
    op.create_table(
        "letter",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=True),
        sa.Column("to_address", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", db.Moment(), nullable=False),
        sa.Column("sent_at", db.Moment(), nullable=True),
        sa.Column("last_error", sa.String(length=30), nullable=True),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at is not null)", name=op.f("ck_letter_sent_with_a_time")
        ),
        sa.CheckConstraint(
            "purpose in ('questions', 'self_identification', 'preference_claim')",
            name=op.f("ck_letter_purpose_known"),
        ),
        sa.CheckConstraint(
            "state <> 'failed' or last_error is not null",
            name=op.f("ck_letter_failed_with_a_reason"),
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'failed', 'dropped')", name=op.f("ck_letter_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_letter_application_id")
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["user_account.id"], name=op.f("fk_letter_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index(
        op.f("ix_letter_application_id_purpose"),
        "letter",
        ["application_id", "purpose"],
        unique=False,
    )
    op.create_index(
        op.f("ix_letter_state_next_attempt_at"),
        "letter",
        ["state", "next_attempt_at"],
        unique=False,
    )


def _questionnaires() -> None:
    """What was asked together."""
    op.create_table(
        "questionnaire",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("qualification_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", db.Moment(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("answered_at", db.Moment(), nullable=True),
        sa.Column("ended_at", db.Moment(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("seen_at", db.Moment(), nullable=True),
        sa.Column("seen_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "answered_at is null or ended_at is null",
            name=op.f("ck_questionnaire_answered_or_ended"),
        ),
        sa.CheckConstraint(
            "seen_at is null or answered_at is not null",
            name=op.f("ck_questionnaire_seen_after_answers"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_questionnaire_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["user_account.id"], name=op.f("fk_questionnaire_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["user_account.id"], name=op.f("fk_questionnaire_ended_by")
        ),
        sa.ForeignKeyConstraint(
            ["seen_by"], ["user_account.id"], name=op.f("fk_questionnaire_seen_by")
        ),
        sa.ForeignKeyConstraint(
            ["qualification_id"],
            ["qualification.id"],
            name=op.f("fk_questionnaire_qualification_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
    )
    op.create_index(
        op.f("ix_questionnaire_application_id"), "questionnaire", ["application_id"], unique=False
    )


def _questions() -> None:
    """The questions as they were asked."""
    op.create_table(
        "asked_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("requirement", sa.String(length=80), nullable=True),
        sa.Column("targets", db.Document, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_asked_question_questionnaire_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_question")),
        sa.UniqueConstraint(
            "questionnaire_id", "number", name=op.f("uq_asked_question_questionnaire_id_number")
        ),
    )
    protect("asked_question")


def _answers() -> None:
    """Answers as sent, and as typed so far."""
    op.create_table(
        "answer",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("value", db.Document, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.Column("effect", sa.String(length=30), nullable=False),
        sa.CheckConstraint(
            "effect in ('fact', 'to_read', 'left_open', 'not_taken')",
            name=op.f("ck_answer_effect_known"),
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["asked_question.id"], name=op.f("fk_answer_question_id")
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_answer")),
    )
    op.create_table(
        "answer_draft",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("value", db.Document, nullable=False),
        sa.Column("saved_at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["asked_question.id"], name=op.f("fk_answer_draft_question_id")
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_answer_draft")),
    )
    protect("answer")
