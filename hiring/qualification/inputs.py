"""What findings are computed from: the ids of stored readings, amendments and reviews, and those
rows as plain facts.  The same inputs give the same findings for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.intake.models import Document
from hiring.qualification import findings
from hiring.qualification.amend import LISTS, Amended, Change, FactRef, amend
from hiring.qualification.judge import judge_amended
from hiring.qualification.models import Amendment, FindingReview, Qualification
from hiring.qualification.standing_report import write_standing
from hiring.reading.facts import Facts, from_json
from hiring.reading.models import Reading
from hiring.reading.pairing import pair_automobiles, pair_degrees, pair_licences, pair_positions
from hiring.reading.service import latest_readings
from hiring.vacancies.models import Application

Row = TypeVar("Row", Reading, Amendment, FindingReview)
# A statement takes so many ids at once on every database.
CHUNK = 500
_PAIR: Mapping[str, Any] = {
    "position": pair_positions,
    "degree": pair_degrees,
    "licence": pair_licences,
    "automobile": pair_automobiles,
}


@dataclass(frozen=True, slots=True)
class Inputs:
    """Ids, each list rising; `special` is whether the special requirements were judged."""

    readings: tuple[int, ...]
    amendments: tuple[int, ...]
    reviews: tuple[int, ...]
    special: bool

    def to_json(self) -> dict[str, Any]:
        """All but the readings, which have a column of their own."""
        return {
            "amendments": list(self.amendments),
            "reviews": list(self.reviews),
            "special": self.special,
        }


@dataclass(frozen=True, slots=True)
class Stock:
    """Rows by their id, as plain facts."""

    readings: Mapping[int, Facts]
    amendments: Mapping[int, Amendment]
    reviews: Mapping[int, FindingReview]


@dataclass(frozen=True, slots=True)
class Computed:
    """The findings, the facts they were judged from, and both as they are stored."""

    judged: findings.Qualification
    amended: Amended
    result: dict[str, Any]


def inputs_now(session: Session, application: Application) -> Inputs:
    """The inputs that the application's findings have to be computed from now."""
    reviews = select(FindingReview.id).where(FindingReview.application_id == application.id)
    return Inputs(
        readings=tuple(row.id for row in latest_readings(session, application.id)),
        amendments=tuple(session.scalars(_amendments_of(application.id))),
        reviews=tuple(session.scalars(reviews.order_by(FindingReview.id))),
        special=application.vacancy.special_confirmed,
    )


def _amendments_of(application_id: int) -> Select[int]:
    """The changes made to the application and to those merged into it, and those to facts of its
    documents that were made while these belonged to another: a change follows its document."""
    merged = select(Application.id).where(Application.merged_into_id == application_id)
    readings = (
        select(Reading.id)
        .join(Document, Document.id == Reading.document_id)
        .where(Document.application_id == application_id)
    )
    own = or_(
        Amendment.application_id == application_id,
        Amendment.application_id.in_(merged),
        Amendment.reading_id.in_(readings),
    )
    made = select(Amendment.id).where(own)
    query = select(Amendment.id).where(or_(own, Amendment.amends.in_(made)))
    return query.order_by(Amendment.id)


def inputs_of(row: Qualification) -> Inputs:
    """The inputs that a stored row of findings was computed from.  Rows of the time before there
    were amendments and reviews say nothing of them; whether the special requirements were judged
    shows in their findings."""
    judged_special = any(one.get("group") == "special" for one in row.result["findings"])
    return Inputs(
        readings=tuple(row.readings),
        amendments=tuple(row.inputs.get("amendments", ())),
        reviews=tuple(row.inputs.get("reviews", ())),
        special=row.inputs.get("special", judged_special),
    )


def load(session: Session, wanted: Iterable[Inputs]) -> Stock:
    """The rows behind the inputs, in a number of queries that does not depend on how many
    applications they are of (but for every 500 rows of a kind)."""
    wanted = list(wanted)
    amendments = _by_id(session, Amendment, (id_ for one in wanted for id_ in one.amendments))
    reviews = _by_id(session, FindingReview, (id_ for one in wanted for id_ in one.reviews))
    ids = {id_ for one in wanted for id_ in one.readings}
    ids |= {row.reading_id for row in amendments.values() if row.reading_id is not None}
    readings = _by_id(session, Reading, ids)
    facts = {id_: from_json(row.facts) for id_, row in readings.items()}
    return Stock(facts, amendments, reviews)


def _by_id(session: Session, table: type[Row], ids: Iterable[int]) -> dict[int, Row]:
    rising = sorted(set(ids))
    rows: dict[int, Row] = {}
    for at in range(0, len(rising), CHUNK):
        query = select(table).where(table.id.in_(rising[at : at + CHUNK]))
        rows.update((row.id, row) for row in session.scalars(query))
    return rows


def compute(inputs: Inputs, stock: Stock, edition: Edition, as_of: date) -> Computed:
    """The findings from these inputs under an edition, as of a date."""
    amended = amend_inputs(inputs, stock)
    judged = judge_amended(
        amended,
        edition,
        as_of,
        special_requirements=inputs.special,
        reviews=[_review(stock.reviews[id_]) for id_ in inputs.reviews],
    )
    return Computed(judged, amended, write_standing(judged, amended))


def amend_inputs(inputs: Inputs, stock: Stock) -> Amended:
    """The documents' facts with all changes made that were not taken back."""
    documents = [stock.readings[id_] for id_ in inputs.readings]
    rows = [stock.amendments[id_] for id_ in inputs.amendments]
    back = {row.amends for row in rows if row.act == "withdraw"}
    standing = [
        r for r in rows if r.act != "withdraw" and r.id not in back and r.amends not in back
    ]
    changes = [_change(row, inputs, stock, documents) for row in standing]
    return amend(documents, changes)


def _change(row: Amendment, inputs: Inputs, stock: Stock, documents: Sequence[Facts]) -> Change:
    return Change(
        id=row.id,
        act=row.act,  # type: ignore[arg-type]  # the constraint act_known
        kind=row.kind,  # type: ignore[arg-type]  # the constraint kind_known
        target=_target(row, inputs, stock, documents),
        changes=row.changes,
        note=row.note,
        source=row.source,  # type: ignore[arg-type]  # the constraint source_known
        by=row.actor_id,
        at=row.at.isoformat(),
    )


def _target(
    row: Amendment, inputs: Inputs, stock: Stock, documents: Sequence[Facts]
) -> FactRef | None:
    """The fact that the amendment is about, as the readings of today have it.

    Where the document has been read again since, it is the fact that the newer reading has in the
    place of the one that was amended; a reference to nothing where it has none."""
    kind: Any = row.kind
    if row.act == "add":
        return None
    if row.amends is not None:
        return FactRef(kind, f"amendment:{row.amends}", 0)
    assert row.reading_id is not None  # the constraints one_target and place_in_a_reading
    assert row.place is not None
    old = stock.readings[row.reading_id]
    if row.reading_id in inputs.readings:
        return FactRef(kind, old.sha256, row.place)
    new = next((facts for facts in documents if facts.sha256 == old.sha256), None)
    index = find_again(kind, old, row.place, new) if new else None
    return FactRef(kind, old.sha256, -1 if index is None else index)


def find_again(kind: str, old: Facts, place: int, new: Facts) -> int | None:
    """Where the newer reading has the fact that stood at `place` of the older one."""
    before, after = getattr(old, LISTS[kind]), getattr(new, LISTS[kind])  # type: ignore[index]
    for was, now in _PAIR[kind](before, after):
        if was is before[place] and now is not None:
            return next(at for at, fact in enumerate(after) if fact is now)
    return None


def _review(row: FindingReview) -> findings.Review:
    return findings.Review(
        id=row.id,
        requirement=row.requirement,
        act=row.act,  # type: ignore[arg-type]  # the constraint act_known
        machine_result=row.machine_result,  # type: ignore[arg-type]  # one of the three results
        result=row.result,  # type: ignore[arg-type]  # the constraint result_known
        reason=row.reason,
        by=row.actor_id,
        at=row.at.isoformat(),
        ref=row.ref,
    )
