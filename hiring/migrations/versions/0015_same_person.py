"""What the list shows of each candidate, two applications of one person, and reopened ones."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect
from hiring.migrations.candidates_0015 import find_signs, search_text, summarise

revision = "0015_same_person"
down_revision = "0014_redaction"


def upgrade() -> None:
    """Apply the step."""
    _widen_application()
    _make_listed_candidate()
    _make_list_choice()
    _make_person_sign()
    _make_person_decision()
    _make_reopening()
    _fill()


def _widen_application() -> None:
    # By hand, since SQLite would write the whole table anew, which others refer to.
    op.execute(
        "alter table application add column merged_into_id integer"
        " constraint fk_application_merged_into_id references application (id)"
        " constraint ck_application_merged_into_another check (merged_into_id <> id)"
    )
    op.add_column(
        "application", sa.Column("search_text", sa.Text(), nullable=False, server_default="")
    )
    op.create_index(op.f("ix_application_merged_into_id"), "application", ["merged_into_id"])


def _make_listed_candidate() -> None:
    op.create_table(
        "listed_candidate",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("qualification_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("next_step", sa.String(length=40), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("not_met", sa.Integer(), nullable=False),
        sa.Column("unclear", sa.Integer(), nullable=False),
        sa.Column("months_min", sa.Double(), nullable=True),
        sa.Column("months_max", sa.Double(), nullable=True),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("overridden", sa.Boolean(), nullable=False),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("points", db.Document, nullable=False),
        sa.Column("judged_at", db.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_listed_candidate_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["qualification_id"],
            ["qualification.id"],
            name=op.f("fk_listed_candidate_qualification_id"),
        ),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_listed_candidate")),
    )


def _make_list_choice() -> None:
    op.create_table(
        "list_choice",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_list_choice_user_id")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_list_choice_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("user_id", "vacancy_id", name=op.f("pk_list_choice")),
    )


def _make_person_sign() -> None:
    op.create_table(
        "person_sign",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_person_sign_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_person_sign_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("application_id", "kind", "digest", name=op.f("pk_person_sign")),
    )
    op.create_index(
        op.f("ix_person_sign_vacancy_id_kind_digest"),
        "person_sign",
        ["vacancy_id", "kind", "digest"],
    )


def _make_person_decision() -> None:
    op.create_table(
        "person_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("details", db.Document, nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_person_decision_in_order")),
        sa.CheckConstraint(
            "verdict in ('two_people', 'taken_back', 'merged', 'separated')",
            name=op.f("ck_person_decision_verdict_known"),
        ),
        sa.CheckConstraint(
            "(verdict in ('merged', 'separated')) = (kept_id is not null)",
            name=op.f("ck_person_decision_one_is_kept"),
        ),
        sa.CheckConstraint(
            "kept_id is null or kept_id in (first_id, second_id)",
            name=op.f("ck_person_decision_kept_of_the_two"),
        ),
        sa.CheckConstraint(
            "verdict <> 'separated' or reason <> ''",
            name=op.f("ck_person_decision_separated_with_a_reason"),
        ),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_person_decision_{name}"))
            for name, target in (
                ("vacancy_id", "vacancy.id"),
                ("first_id", "application.id"),
                ("second_id", "application.id"),
                ("kept_id", "application.id"),
                ("decided_by", "user_account.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_decision")),
    )
    op.create_index(
        op.f("ix_person_decision_vacancy_id_first_id_second_id"),
        "person_decision",
        ["vacancy_id", "first_id", "second_id"],
    )
    protect("person_decision")


def _make_reopening() -> None:
    op.create_table(
        "reopening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("from_stage", sa.String(length=20), nullable=False),
        sa.Column("qualification_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reopened_by", sa.Integer(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_reopening_reason_given")),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_reopening_{name}"))
            for name, target in (
                ("application_id", "application.id"),
                ("qualification_id", "qualification.id"),
                ("document_id", "document.id"),
                ("reopened_by", "user_account.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reopening")),
    )
    op.create_index(op.f("ix_reopening_application_id"), "reopening", ["application_id"])
    protect("reopening")


_application = sa.table(
    "application",
    *(sa.column(name) for name in ("id", "vacancy_id", "name", "email", "phone", "search_text")),
)
_qualification = sa.table(
    "qualification",
    *(sa.column(name) for name in ("id", "application_id", "outcome", "next_step")),
    sa.column("only_statements_open", sa.Boolean()),
    sa.column("result", db.Document),
    sa.column("created_at", db.Moment()),
)
_listed = sa.table(
    "listed_candidate",
    *(
        sa.column(name)
        for name in ("application_id", "qualification_id", "outcome", "next_step", "standing")
    ),
    *(sa.column(name) for name in ("not_met", "unclear", "months_min", "months_max")),
    *(sa.column(name, sa.Boolean()) for name in ("reviewed", "overridden", "corrected")),
    sa.column("points", db.Document),
    sa.column("judged_at", db.Moment()),
)
_sign = sa.table(
    "person_sign",
    *(sa.column(name) for name in ("application_id", "kind", "digest", "vacancy_id")),
)


def _fill() -> None:
    """Give the candidates who are there already what the new tables hold of everybody."""
    connection = op.get_bind()
    # One candidate at a time: the findings are large.
    for one in connection.execute(sa.select(_application)).all():
        words = search_text(one.name, one.email)
        connection.execute(
            _application.update().where(_application.c.id == one.id).values(search_text=words)
        )
        found = connection.execute(
            sa.select(_qualification)
            .where(_qualification.c.application_id == one.id)
            .order_by(_qualification.c.id.desc())
            .limit(1)
        ).first()
        if found is not None:
            connection.execute(_listed.insert(), _line(found))
        employers = [p["employer"] for p in found.result["positions"]] if found else []
        for kind, digest in find_signs(one.name, one.email, one.phone, employers):
            connection.execute(
                _sign.insert(),
                {
                    "application_id": one.id,
                    "vacancy_id": one.vacancy_id,
                    "kind": kind,
                    "digest": digest,
                },
            )


def _line(found: Any) -> dict[str, Any]:
    return {
        **summarise(found.result),
        "application_id": found.application_id,
        "qualification_id": found.id,
        "outcome": found.outcome,
        "next_step": found.next_step,
        "standing": "statements" if found.only_statements_open else found.outcome,
        "corrected": False,
        "judged_at": found.created_at,
    }
