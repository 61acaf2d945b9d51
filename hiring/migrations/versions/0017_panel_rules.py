"""The panel's rules, acts on sheets, practice, interview slots, the consensus round, reminders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hiring.foundation import database as db
from hiring.migrations.append_only import protect

revision = "0017_panel_rules"
down_revision = "0016_voluntary"


def upgrade() -> None:
    """Apply the step."""
    _make_panel_rules()
    _make_sheet_act()
    _make_practice_sheet()
    _make_practice_rating()
    _make_interview_slot()
    _make_consensus_round()
    _make_consensus_rating()
    _make_reminder()
    _widen_rating()
    _widen_sheet()


def _make_panel_rules() -> None:
    op.create_table(
        "panel_rules",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("see_others", sa.String(length=20), nullable=False),
        sa.Column("fewest_raters", sa.Integer(), nullable=False),
        sa.Column("practice", sa.String(length=20), nullable=False),
        sa.Column("consensus", sa.Boolean(), nullable=False),
        sa.Column("scores_use", sa.String(length=20), nullable=False),
        sa.Column("closed_at", db.Moment(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("reopened_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "practice in ('first', 'offered')", name=op.f("ck_panel_rules_practice_known")
        ),
        sa.CheckConstraint(
            "scores_use = 'initial' or consensus",
            name=op.f("ck_panel_rules_consensus_before_its_use"),
        ),
        sa.CheckConstraint(
            "scores_use in ('initial', 'consensus')", name=op.f("ck_panel_rules_scores_use_known")
        ),
        sa.CheckConstraint(
            "see_others in ('never', 'after_own', 'after_all')",
            name=op.f("ck_panel_rules_see_others_known"),
        ),
        sa.CheckConstraint(
            "(closed_at is null) = (closed_by is null)",
            name=op.f("ck_panel_rules_closed_by_someone"),
        ),
        sa.CheckConstraint(
            "fewest_raters between 1 and 40", name=op.f("ck_panel_rules_fewest_raters_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["user_account.id"], name=op.f("fk_panel_rules_closed_by")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_panel_rules_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("vacancy_id", name=op.f("pk_panel_rules")),
    )


def _make_sheet_act() -> None:
    op.create_table(
        "sheet_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("at", db.Moment(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("content", db.Document, nullable=False),
        sa.CheckConstraint(
            "kind in ('assigned', 'areas', 'opened', 'recused', 'submitted', 'returned', 'withdrawn', 'released')",
            name=op.f("ck_sheet_act_kind_known"),
        ),
        sa.CheckConstraint(
            "kind not in ('recused', 'returned', 'withdrawn') or reason is not null",
            name=op.f("ck_sheet_act_reason_given"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_sheet_act_actor_id")
        ),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_sheet_act_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_act")),
    )
    op.create_index(op.f("ix_sheet_act_sheet_id"), "sheet_act", ["sheet_id"])
    protect("sheet_act")


def _make_practice_sheet() -> None:
    op.create_table(
        "practice_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("started_at", db.Moment(), nullable=False),
        sa.Column("finished_at", db.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_practice_sheet_user_id")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_practice_sheet_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_sheet")),
        sa.UniqueConstraint(
            "vacancy_id", "user_id", name=op.f("uq_practice_sheet_vacancy_id_user_id")
        ),
    )
    op.create_index(op.f("ix_practice_sheet_user_id"), "practice_sheet", ["user_id"])


def _make_practice_rating() -> None:
    op.create_table(
        "practice_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_practice_rating_version_from_one")),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practice_sheet.id"], name=op.f("fk_practice_rating_practice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_rating")),
        sa.UniqueConstraint(
            "practice_id",
            "item",
            "version",
            name=op.f("uq_practice_rating_practice_id_item_version"),
        ),
    )
    protect("practice_rating")


def _make_interview_slot() -> None:
    op.create_table(
        "interview_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", db.Moment(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", db.Moment(), nullable=False),
        sa.Column("changed_at", db.Moment(), nullable=False),
        sa.Column("cancelled_at", db.Moment(), nullable=True),
        sa.CheckConstraint(
            "minutes between 5 and 600", name=op.f("ck_interview_slot_minutes_in_range")
        ),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_interview_slot_sequence_from_zero")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_interview_slot_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["user_account.id"], name=op.f("fk_interview_slot_made_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_slot")),
    )
    op.create_index(op.f("ix_interview_slot_application_id"), "interview_slot", ["application_id"])


def _make_consensus_round() -> None:
    op.create_table(
        "consensus_round",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", db.Moment(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("closed_at", db.Moment(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(closed_at is null) = (closed_by is null)",
            name=op.f("ck_consensus_round_closed_by_someone"),
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["user_account.id"], name=op.f("fk_consensus_round_closed_by")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["user_account.id"], name=op.f("fk_consensus_round_opened_by")
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_consensus_round_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("vacancy_id", name=op.f("pk_consensus_round")),
    )


def _make_consensus_rating() -> None:
    op.create_table(
        "consensus_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", db.Moment(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_consensus_rating_version_from_one")),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_consensus_rating_sheet_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consensus_rating")),
        sa.UniqueConstraint(
            "sheet_id", "item", "version", name=op.f("uq_consensus_rating_sheet_id_item_version")
        ),
    )
    protect("consensus_rating")


def _make_reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", db.Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", db.Moment(), nullable=False),
        sa.Column("sent_at", db.Moment(), nullable=True),
        sa.Column("last_error", sa.String(length=30), nullable=True),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at is not null)", name=op.f("ck_reminder_sent_with_a_time")
        ),
        sa.CheckConstraint(
            "state <> 'failed' or last_error is not null",
            name=op.f("ck_reminder_failed_with_a_reason"),
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'failed', 'dropped')",
            name=op.f("ck_reminder_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["user_account.id"], name=op.f("fk_reminder_asked_by")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_reminder_user_id")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_reminder_vacancy_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index(
        op.f("ix_reminder_state_next_attempt_at"), "reminder", ["state", "next_attempt_at"]
    )
    op.create_index(op.f("ix_reminder_user_id"), "reminder", ["user_id"])
    op.create_index(op.f("ix_reminder_vacancy_id"), "reminder", ["vacancy_id"])


def _widen_rating() -> None:
    # By hand, since SQLite would write the whole table anew, which would forget its trigger.
    op.execute(
        "alter table rating add column source varchar(10) not null default 'sheet'"
        " constraint ck_rating_source_known check (source in ('sheet', 'across'))"
    )
    op.add_column("rating", sa.Column("key", sa.String(length=36), nullable=True))
    op.add_column("rating", sa.Column("given_at", db.Moment(), nullable=True))
    op.create_index(op.f("ix_rating_sheet_id_key"), "rating", ["sheet_id", "key"], unique=True)


def _widen_sheet() -> None:
    op.add_column("sheet", sa.Column("areas", db.Document, nullable=True))
    op.add_column("sheet", sa.Column("released_at", db.Moment(), nullable=True))
