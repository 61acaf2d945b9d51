"""What candidates tell of themselves, apart from the pipeline; claims to veterans' preference."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0016_voluntary"
down_revision = "0015_same_person"


def upgrade() -> None:
    """Apply the step."""
    _answers()
    _claims()
    _evidence()
    _decisions()


def _answers() -> None:
    op.create_table(
        "voluntary_answer",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("categories", sa.String(length=20), nullable=False),
        sa.Column("chosen", db.Document, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_voluntary_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "voluntary_counts",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("drawn_up_at", db.Moment(), nullable=False),
        sa.Column("drawn_up_by", sa.Integer(), nullable=False),
        sa.Column("categories", sa.String(length=20), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("tables", db.Document, nullable=False),
        sa.ForeignKeyConstraint(
            ["drawn_up_by"], ["user_account.id"], name=op.f("fk_voluntary_counts_drawn_up_by")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_voluntary_counts_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("vacancy_id", name=op.f("pk_voluntary_counts")),
    )
    protect("voluntary_counts")


def _claims() -> None:
    op.create_table(
        "preference_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_preference_claim_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference_claim")),
    )
    op.create_index(
        op.f("ix_preference_claim_application_id"), "preference_claim", ["application_id"]
    )
    protect("preference_claim")


def _evidence() -> None:
    op.create_table(
        "preference_evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=10), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "type in ('pdf', 'png', 'jpeg')", name=op.f("ck_preference_evidence_type_known")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_preference_evidence_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference_evidence")),
        sa.UniqueConstraint(
            "application_id", "sha256", name=op.f("uq_preference_evidence_application_id_sha256")
        ),
    )
    protect("preference_evidence")


def _decisions() -> None:
    op.create_table(
        "preference_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("eligibility", sa.String(length=40), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("evidence", db.Document, nullable=False),
        sa.Column("evidence_seen_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", db.Moment(), nullable=False),
        sa.CheckConstraint("points >= 0", name=op.f("ck_preference_decision_points_not_negative")),
        sa.CheckConstraint(
            "points = 0 or evidence_seen_on is not null",
            name=op.f("ck_preference_decision_points_on_evidence_that_was_seen"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_preference_decision_application_id"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["user_account.id"], name=op.f("fk_preference_decision_decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference_decision")),
    )
    op.create_index(
        op.f("ix_preference_decision_application_id"), "preference_decision", ["application_id"]
    )
    protect("preference_decision")
