"""The committee's decision, its signatures, and the version that stands for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0022_decision"
down_revision = "0021_preference_reasons"


def upgrade() -> None:
    """Apply the step."""
    _make_decision()
    _make_decision_signature()
    _make_frozen_decision()


def _make_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chosen_id", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("memo", db.Document, nullable=False),
        sa.Column("preference_reasons", sa.Text(), nullable=False),
        sa.Column("basis", db.Document, nullable=False),
        sa.Column("basis_hash", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", db.Moment(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_decision_version_from_one")),
        sa.CheckConstraint("reasons <> ''", name=op.f("ck_decision_reasons_given")),
        sa.ForeignKeyConstraint(
            ["chosen_id"], ["application.id"], name=op.f("fk_decision_chosen_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["user_account.id"], name=op.f("fk_decision_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_decision_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("vacancy_id", "version", name=op.f("uq_decision_vacancy_id_version")),
    )
    protect("decision")


def _make_decision_signature() -> None:
    op.create_table(
        "decision_signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "kind in ('agrees', 'dissents')", name=op.f("ck_decision_signature_kind_known")
        ),
        sa.CheckConstraint(
            "kind = 'agrees' or remark <> ''",
            name=op.f("ck_decision_signature_dissent_with_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_signature_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_decision_signature_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_signature")),
        sa.UniqueConstraint(
            "decision_id", "user_id", name=op.f("uq_decision_signature_decision_id_user_id")
        ),
    )
    protect("decision_signature")


def _make_frozen_decision() -> None:
    op.create_table(
        "frozen_decision",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("frozen_at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_frozen_decision_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_frozen_decision_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("vacancy_id", name=op.f("pk_frozen_decision")),
    )
    protect("frozen_decision")
