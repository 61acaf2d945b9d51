"""Findings computed once more from what is stored, beside those that were recorded.

Nothing is written: a replay shows that what was recorded follows from its inputs, or what another
edition or another date would change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.qualification.deviations import Deviation, find_deviations
from hiring.qualification.inputs import Computed, Inputs, Stock, compute, inputs_of, load
from hiring.qualification.models import Qualification
from hiring.qualification.sums import shown_span
from hiring.vacancies.editions import kept_edition
from hiring.vacancies.models import Application, Vacancy

Json = Mapping[str, Any]
# Rows that are held in memory at once; their number decides how many queries there are.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Terms:
    """What the findings are computed under where it is not what was recorded; None for the
    recorded."""

    as_of: date | None = None
    edition: Edition | None = None

    @property
    def changed(self) -> bool:
        """Whether anything is to be other than recorded."""
        return self.as_of is not None or self.edition is not None


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that comes out otherwise; results and months (in words) are None where it is not
    judged, `why` is the reason it then has."""

    requirement: str
    label: str
    recorded: str | None
    replayed: str | None
    months_recorded: str | None
    months_replayed: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a set of findings comes to, and under what."""

    edition: str
    edition_hash: str
    as_of: date
    outcome: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """One recorded set of findings and what its inputs give now.

    `replayed` is None where inputs are gone (`missing` names them).  `deviations` are all
    differences; under other terms those are left out that follow from the terms themselves."""

    application: Application
    row: Qualification
    in_force: bool
    recorded: Standing
    replayed: Standing | None
    changes: tuple[FindingChange, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.changes or self.deviations or self._comes_to_other)

    @property
    def _comes_to_other(self) -> bool:
        if self.replayed is None:
            return True
        now, then = self.replayed, self.recorded
        return (now.outcome, now.next_step) != (then.outcome, then.next_step)


def recorded_ids(session: Session, vacancy: Vacancy) -> list[int]:
    """The ids of all findings ever recorded for the vacancy's candidates, candidate by candidate,
    the oldest first."""
    query = _of(vacancy).order_by(Application.number, Qualification.id)
    return list(session.scalars(query))


def ids_in_force(session: Session, vacancy: Vacancy) -> list[int]:
    """The ids of the findings in force of the candidates that the list shows, in their order."""
    newest = (
        select(func.max(Qualification.id).label("id"), Application.number)
        .join(Application, Application.id == Qualification.application_id)
        .where(Application.vacancy_id == vacancy.id, Application.merged_into_id.is_(None))
        .group_by(Qualification.application_id, Application.number)
        .order_by(Application.number)
    )
    return [id_ for id_, _ in session.execute(newest)]


def _of(vacancy: Vacancy) -> Select[int]:
    return (
        select(Qualification.id)
        .join(Application, Application.id == Qualification.application_id)
        .where(Application.vacancy_id == vacancy.id)
    )


def replay(session: Session, ids: Sequence[int], terms: Terms = Terms()) -> Iterator[Replayed]:
    """Each of the recorded findings computed again, in the order of the ids, a batch at a time."""
    for at in range(0, len(ids), BATCH):
        yield from _replay_batch(session, ids[at : at + BATCH], terms)


def _replay_batch(session: Session, ids: Sequence[int], terms: Terms) -> list[Replayed]:
    rows = {row.id: row for row in session.scalars(_rows(Qualification, ids))}
    owners = {row.application_id for row in rows.values()}
    applications = {one.id: one for one in session.scalars(_rows(Application, owners))}
    newest = set(session.scalars(_newest(owners)))
    inputs = {id_: inputs_of(row) for id_, row in rows.items()}
    stock = load(session, inputs.values())
    return [
        _replay_one(
            session,
            applications[rows[id_].application_id],
            rows[id_],
            inputs[id_],
            stock,
            terms,
            in_force=id_ in newest,
        )
        for id_ in ids
    ]


def _rows(table: Any, ids: Any) -> Select[Any]:
    return select(table).where(table.id.in_(ids))


def _newest(applications: Any) -> Select[int]:
    return (
        select(func.max(Qualification.id))
        .where(Qualification.application_id.in_(applications))
        .group_by(Qualification.application_id)
    )


def _replay_one(
    session: Session,
    application: Application,
    row: Qualification,
    inputs: Inputs,
    stock: Stock,
    terms: Terms,
    *,
    in_force: bool,
) -> Replayed:
    recorded = Standing(row.edition_id, row.edition_hash, row.as_of, row.outcome, row.next_step)
    missing = tuple(_missing(inputs, stock))
    if missing:
        return Replayed(application, row, in_force, recorded, None, missing=missing)
    edition = terms.edition or kept_edition(session, row.edition_hash)
    as_of = terms.as_of or row.as_of
    computed = compute(inputs, stock, edition, as_of)
    return Replayed(
        application,
        row,
        in_force,
        recorded,
        _stand(computed, edition, as_of),
        find_finding_changes(row.result, computed.result),
        () if terms.changed else find_deviations(row.result, computed.result),
    )


def _missing(inputs: Inputs, stock: Stock) -> Iterator[str]:
    """The inputs that are no longer stored, such as "reading 12"."""
    made = [stock.amendments[id_] for id_ in inputs.amendments if id_ in stock.amendments]
    amended = [row.reading_id for row in made if row.reading_id is not None]
    kinds = (
        ("reading", dict.fromkeys((*inputs.readings, *amended)), stock.readings),
        ("amendment", inputs.amendments, stock.amendments),
        ("review", inputs.reviews, stock.reviews),
    )
    for kind, ids, rows in kinds:
        yield from (f"{kind} {id_}" for id_ in ids if id_ not in rows)


def _stand(computed: Computed, edition: Edition, as_of: date) -> Standing:
    judged = computed.judged
    return Standing(edition.id, edition.content_hash, as_of, judged.outcome, judged.next_step)


def find_finding_changes(recorded: Json, replayed: Json) -> tuple[FindingChange, ...]:
    """The findings whose result or months differ between two results, in the order of the later."""
    then = {finding["requirement"]: finding for finding in recorded["findings"]}
    now = {finding["requirement"]: finding for finding in replayed["findings"]}
    changes = []
    for requirement in dict.fromkeys((*now, *then)):
        before, after = then.get(requirement), now.get(requirement)
        if _tell(before) != _tell(after):
            changes.append(_change(requirement, before, after))
    return tuple(changes)


def _tell(finding: Json | None) -> tuple[Any, ...] | None:
    if finding is None:
        return None
    counted = finding.get("counted_months") or {}
    required = finding.get("required_months")
    return finding["result"], counted.get("min"), counted.get("max"), required


def _change(requirement: str, before: Json | None, after: Json | None) -> FindingChange:
    shown: Json = after or before or {}
    return FindingChange(
        requirement,
        shown["label"],
        before["result"] if before else None,
        after["result"] if after else None,
        _months(before),
        _months(after),
        after["reason"] if after else None,
    )


def _months(finding: Json | None) -> str | None:
    """The months counted, of those required, such as "98–110 of 120"."""
    counted = finding.get("counted_months") if finding else None
    if finding is None or counted is None:
        return None
    return f"{shown_span(counted['min'], counted['max'])} of {finding['required_months']}"
