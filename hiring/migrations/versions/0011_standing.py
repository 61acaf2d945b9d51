"""Changes to facts, decisions about findings, and what each computation was made from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0011_standing"
down_revision = "0010_pulse"


def upgrade() -> None:
    """Apply the step."""
    _make_amendment()
    _make_finding_review()
    _widen_qualification()


def _make_amendment() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("amends", sa.Integer(), nullable=True),
        sa.Column("changes", db.Document, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "act in ('correct', 'leave_out', 'add', 'withdraw')",
            name=op.f("ck_amendment_act_known"),
        ),
        sa.CheckConstraint(
            "kind in ('position', 'degree', 'licence', 'automobile')",
            name=op.f("ck_amendment_kind_known"),
        ),
        sa.CheckConstraint(
            "source in ('recruiter', 'candidate')", name=op.f("ck_amendment_source_known")
        ),
        sa.CheckConstraint(
            "(source = 'recruiter') = (actor_id is not null)",
            name=op.f("ck_amendment_recruiter_has_a_name"),
        ),
        sa.CheckConstraint(
            "(reading_id is null) = (place is null)", name=op.f("ck_amendment_place_in_a_reading")
        ),
        sa.CheckConstraint(
            "(act = 'add' and reading_id is null and amends is null)"
            " or (act = 'withdraw' and reading_id is null and amends is not null)"
            " or (act in ('correct', 'leave_out') and (reading_id is null) <> (amends is null))",
            name=op.f("ck_amendment_one_target"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_amendment_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_amendment_reading_id")
        ),
        sa.ForeignKeyConstraint(["amends"], ["amendment.id"], name=op.f("fk_amendment_amends")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_amendment_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
    )
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_amendment_application_id_id"), ["application_id", "id"], unique=False
        )
    protect("amendment")


def _make_finding_review() -> None:
    op.create_table(
        "finding_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("requirement", sa.String(length=60), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("machine_result", sa.String(length=20), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint(
            "act in ('confirm', 'override', 'equivalency', 'lift')",
            name=op.f("ck_finding_review_act_known"),
        ),
        sa.CheckConstraint(
            "result is null or result in ('met', 'not_met', 'unclear')",
            name=op.f("ck_finding_review_result_known"),
        ),
        sa.CheckConstraint(
            "(act in ('override', 'equivalency')) = (result is not null)",
            name=op.f("ck_finding_review_result_that_stands"),
        ),
        sa.CheckConstraint(
            "act = 'confirm' or reason <> ''", name=op.f("ck_finding_review_reason_given")
        ),
        sa.CheckConstraint(
            "(act = 'equivalency') = (ref is not null)",
            name=op.f("ck_finding_review_equivalency_decided"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_finding_review_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_finding_review_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_review")),
    )
    with op.batch_alter_table("finding_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_finding_review_application_id_id"),
            ["application_id", "id"],
            unique=False,
        )
    protect("finding_review")


def _widen_qualification() -> None:
    """Rows from before were computed from readings alone."""
    # SQLite can't add a constraint: the table is written anew there, which forgets its checks and
    # its trigger.
    known = sa.CheckConstraint(
        "outcome in ('meets', 'unclear', 'does_not_meet')",
        name=op.f("ck_qualification_outcome_known"),
    )
    with op.batch_alter_table("qualification", table_args=(known,)) as batch_op:
        batch_op.add_column(
            sa.Column("inputs", db.Document, nullable=False, server_default=sa.text("'{}'"))
        )
        batch_op.add_column(
            sa.Column("because", sa.String(length=20), nullable=False, server_default="reading")
        )
        batch_op.add_column(sa.Column("actor_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_qualification_actor_id"), "user_account", ["actor_id"], ["id"]
        )
        batch_op.create_check_constraint(
            op.f("ck_qualification_because_known"),
            "because in ('reading', 'correction', 'answer', 'review', 'date', 'edition', 'special',"
            " 'rules')",
        )
    if op.get_context().dialect.name == "sqlite":
        protect("qualification")
