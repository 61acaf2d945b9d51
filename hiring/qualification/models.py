"""What people and answers change in the facts, what people decide about findings, and the findings
of an application: one row for each time they were computed.  All of it is kept for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hiring.foundation.database import AppendOnly, Base
from hiring.people.models import User


class Qualification(AppendOnly, Base):
    """What the rules of one edition found in the facts at hand, as of one date, and what people
    decided about it; the newest row is in force.

    `result` is the findings, judged positions and education in the shape of the command-line
    contract; `readings` the ids of the readings they were judged from, `inputs` the ids of the
    `amendments` and `reviews` that counted, and whether the `special` requirements were judged:
    enough to compute the same again; where two candidates were merged or separated, also the id of
    that `person_decision`.  `because` says what made the difference to the row before,
    `actor_id` who did.  `outcome`, `next_step` and `only_statements_open` are those in force;
    `only_statements_open` is true where nothing is open but the statements on licence and
    automobile."""

    __tablename__ = "qualification"
    __table_args__ = (
        CheckConstraint("outcome in ('meets', 'unclear', 'does_not_meet')", name="outcome_known"),
        CheckConstraint(
            "because in ('reading', 'correction', 'answer', 'review', 'date', 'edition', 'special',"
            " 'rules')",
            name="because_known",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    edition_id: Mapped[str] = mapped_column(String(80))
    edition_hash: Mapped[str] = mapped_column(String(64))
    as_of: Mapped[date]
    readings: Mapped[list[Any]]
    inputs: Mapped[dict[str, Any]]
    because: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    outcome: Mapped[str] = mapped_column(String(20))
    next_step: Mapped[str] = mapped_column(String(40))
    only_statements_open: Mapped[bool] = mapped_column(default=False)
    result: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]

    actor: Mapped[User | None] = relationship(lazy="joined")


class Amendment(AppendOnly, Base):
    """One change to the facts, by a recruiter or by an answer of the candidate.

    `correct` and `leave_out` name a fact: the one at `place` (from 0) of the reading, or the one
    that the amendment `amends` added.  `add` brings a fact that no document has; `withdraw` takes
    the amendment `amends` back.  `changes` are the fields with their new values, `note` the reason,
    or the words of the answer."""

    __tablename__ = "amendment"
    __table_args__ = (
        Index(None, "application_id", "id"),
        CheckConstraint("act in ('correct', 'leave_out', 'add', 'withdraw')", name="act_known"),
        CheckConstraint(
            "kind in ('position', 'degree', 'licence', 'automobile')", name="kind_known"
        ),
        CheckConstraint("source in ('recruiter', 'candidate')", name="source_known"),
        CheckConstraint(
            "(source = 'recruiter') = (actor_id is not null)", name="recruiter_has_a_name"
        ),
        CheckConstraint("(reading_id is null) = (place is null)", name="place_in_a_reading"),
        CheckConstraint(
            "(act = 'add' and reading_id is null and amends is null)"
            " or (act = 'withdraw' and reading_id is null and amends is not null)"
            " or (act in ('correct', 'leave_out') and (reading_id is null) <> (amends is null))",
            name="one_target",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    act: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    reading_id: Mapped[int | None] = mapped_column(ForeignKey("reading.id"))
    place: Mapped[int | None]
    amends: Mapped[int | None] = mapped_column(ForeignKey("amendment.id"))
    changes: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]


class FindingReview(AppendOnly, Base):
    """What a person decided about one finding; the newest of a requirement counts.

    `confirm`: the machine's finding is right.  `override`: `result` stands instead of it.
    `equivalency`: `result` stands by the decision `ref` of an equivalency review.  `lift`: what
    stood before ends.  `machine_result` is what the machine had found then."""

    __tablename__ = "finding_review"
    __table_args__ = (
        Index(None, "application_id", "id"),
        CheckConstraint("act in ('confirm', 'override', 'equivalency', 'lift')", name="act_known"),
        CheckConstraint(
            "result is null or result in ('met', 'not_met', 'unclear')", name="result_known"
        ),
        CheckConstraint(
            "(act in ('override', 'equivalency')) = (result is not null)", name="result_that_stands"
        ),
        CheckConstraint("act = 'confirm' or reason <> ''", name="reason_given"),
        CheckConstraint("(act = 'equivalency') = (ref is not null)", name="equivalency_decided"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    requirement: Mapped[str] = mapped_column(String(60))
    act: Mapped[str] = mapped_column(String(20))
    machine_result: Mapped[str] = mapped_column(String(20))
    result: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    ref: Mapped[int | None]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
