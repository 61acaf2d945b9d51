"""Replay: the same inputs give the same findings, and other terms are shown without a trace."""

from __future__ import annotations

from datetime import date

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classification.loader import load_edition
from hiring.foundation.audit import AuditEvent
from hiring.qualification.models import Qualification
from hiring.qualification.replay import (
    Replayed,
    Terms,
    ids_in_force,
    recorded_ids,
    replay,
)
from hiring.vacancies.models import Vacancy
from tests.panel.made import count_queries
from tests.qualification_pages import made as candidates
from tests.replay import made


def everything(session: Session, vacancy: Vacancy) -> list[Replayed]:
    return list(replay(session, recorded_ids(session, vacancy)))


def what_if(session: Session, vacancy: Vacancy, **terms: object) -> list[Replayed]:
    return list(replay(session, ids_in_force(session, vacancy), Terms(**terms)))  # type: ignore[arg-type]


def test_every_set_of_findings_comes_out_as_recorded(session: Session) -> None:
    vacancy = made.vacancy(session)
    session.commit()
    session.expire_all()
    found = everything(session, vacancy)
    assert [(one.application.number, one.row.because) for one in found] == [
        (1, "reading"),
        (1, "date"),
        (2, "reading"),
        (2, "correction"),
        (2, "review"),
        (2, "date"),
    ]
    assert [one.in_force for one in found] == [False, True, False, False, False, True]
    assert [one.deviations for one in found] == [()] * 6
    assert [one.same for one in found] == [True] * 6


def test_an_override_counts_in_a_replay(session: Session) -> None:
    vacancy = made.vacancy(session)
    corrected, overridden = everything(session, vacancy)[3:5]
    for one, result in ((corrected, "not_met"), (overridden, "met")):
        findings = {f["requirement"]: f["result"] for f in one.row.result["findings"]}
        assert findings["experience.total"] == result
        assert one.same


def test_findings_that_do_not_follow_are_named_by_place(session: Session) -> None:
    vacancy = made.vacancy(session)
    made.tamper(session, made.application_of(session, vacancy, 2))
    (wrong,) = [one for one in everything(session, vacancy) if not one.same]
    assert wrong.replayed is not None
    assert (wrong.recorded.outcome, wrong.replayed.outcome) == ("meets", "does_not_meet")
    assert [(c.requirement, c.recorded, c.replayed) for c in wrong.changes] == [
        ("experience.management", "met", "not_met")
    ]
    assert [(d.path, d.recorded, d.replayed) for d in wrong.deviations] == [
        ("findings[experience.management].result", "met", "not_met")
    ]


def test_inputs_that_are_gone_are_named(session: Session) -> None:
    vacancy = made.vacancy(session)
    found = made.current(session, made.application_of(session, vacancy, 1))
    columns = {
        column.name: getattr(found, column.name)
        for column in Qualification.__table__.columns
        if column.name not in ("id", "readings")
    }
    session.add(Qualification(**columns, readings=[4711]))
    session.flush()
    (gone,) = [one for one in everything(session, vacancy) if not one.same]
    assert gone.missing == ("reading 4711",)
    assert gone.replayed is None


def test_another_date_shows_what_would_change(session: Session) -> None:
    vacancy = made.vacancy(session)
    first, second = what_if(session, vacancy, as_of=date(2015, 6, 1))
    assert first.replayed is not None
    assert (first.recorded.outcome, first.replayed.outcome) == ("meets", "does_not_meet")
    assert first.replayed.as_of == date(2015, 6, 1)
    assert [(c.requirement, c.recorded, c.replayed, c.months_replayed) for c in first.changes] == [
        ("experience.total", "met", "not_met", "66 of 120"),
        ("experience.management", "met", "not_met", "66 of 84"),
    ]
    assert first.changes[0].why == (
        "At most 66 months overseeing a whole department can be counted; 120 are required."
    )
    assert second.same  # its one position had ended, and the override stands


def test_another_edition_shows_what_it_would_not_judge(session: Session) -> None:
    vacancy = made.vacancy(session)
    edition = load_edition("tests/classification/editions/bus-dispatcher-2024")
    first, _ = what_if(session, vacancy, edition=edition)
    assert first.replayed is not None
    assert (first.replayed.edition, first.recorded.edition) == (edition.id, "cto-2015")
    left_out = [c.requirement for c in first.changes if c.replayed is None]
    assert left_out == [
        one.requirement
        for one in first.changes
        if one.requirement not in {rule.id for rule in edition.requirements}
    ]
    assert "experience.management" in left_out


def test_the_recorded_terms_change_nothing(session: Session) -> None:
    vacancy = made.vacancy(session)
    terms = {"as_of": date(2026, 11, 15), "edition": load_edition("cto-2015")}
    assert [one.same for one in what_if(session, vacancy, **terms)] == [True, True]


def test_a_replay_writes_nothing(session: Session) -> None:
    vacancy = made.vacancy(session)
    session.commit()

    def count() -> tuple[int, int]:
        tables = (Qualification, AuditEvent)
        return tuple(session.scalar(select(func.count(t.id))) for t in tables)  # type: ignore[return-value]

    before = count()
    everything(session, vacancy)
    what_if(session, vacancy, as_of=date(2015, 6, 1))
    assert not session.new
    assert not session.dirty
    assert count() == before


def test_queries_do_not_grow_with_the_candidates(app: Flask, session: Session) -> None:
    vacancy = made.vacancy(session)

    def ask() -> None:
        session.commit()
        everything(session, vacancy)

    ask()
    few = count_queries(app, ask)
    for number in range(4):
        candidates.candidate(session, vacancy, candidates.facts(f"Person {number}"))
    session.commit()
    assert count_queries(app, ask) == few
