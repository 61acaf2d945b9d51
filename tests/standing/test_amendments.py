"""Changing facts: what is computed from it, what is kept, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.qualification import service
from hiring.qualification.acts import StaleError
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.qualification.fact_fields import AmendmentError
from hiring.qualification.models import Amendment, Qualification
from hiring.reading.facts import Facts
from hiring.vacancies.models import Application
from tests.qualification_pages import made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


def candidate(session: Session, found: Facts) -> Application:
    return made.candidate(session, made.vacancy(session), found)


def in_force(session: Session, application: Application) -> Qualification:
    found = service.current(session, application.id)
    assert found is not None
    return found


def change(session: Session, application: Application, **wanted: Any) -> Qualification:
    """One change by the recruiter who sees what is in force, to the first position."""
    found = in_force(session, application)
    first = found.result["positions"][0]
    target = FactRef("position", first["document"], first["index"])
    defaults: dict[str, Any] = {
        "seen": found.id,
        "act": "correct",
        "kind": "position",
        "target": target,
        "actor_id": made.person(session).id,
    }
    return amend(session, application, **{**defaults, **wanted})


def result_of(found: Qualification, requirement: str) -> str:
    return next(
        str(one["result"]) for one in found.result["findings"] if one["requirement"] == requirement
    )


def test_corrected_end_counts_and_keeps_what_the_reader_found(session: Session) -> None:
    application = candidate(session, made.short("Ana Kovač"))
    assert result_of(in_force(session, application), "experience.total") == "not_met"
    after = change(session, application, changes={"end": "2021-03"}, note="Letter of the county.")
    assert result_of(after, "experience.total") == "met"
    position = after.result["positions"][0]
    assert (position["start"], position["end"]) == ("2010-01", "2021-03")
    (shown,) = position["amended"]
    assert (shown["field"], shown["was"], shown["now"]) == ("end", "2011-12", "2021-03")
    assert (shown["source"], shown["note"]) == ("recruiter", "Letter of the county.")
    assert shown["by"] == made.person(session).id
    assert (after.because, after.actor_id) == ("correction", made.person(session).id)
    before = service.history(session, application.id)[1]
    assert before.result["positions"][0]["end"] == "2011-12"


def test_later_correction_of_a_field_counts(session: Session) -> None:
    application = candidate(session, made.short("Ana Kovač"))
    change(session, application, changes={"end": "2021-03"})
    after = change(session, application, changes={"end": "2015-12"})
    position = after.result["positions"][0]
    assert position["end"] == "2015-12"
    assert [(one["was"], one["now"]) for one in position["amended"]] == [
        ("2011-12", "2021-03"),
        ("2021-03", "2015-12"),
    ]


def test_ruling_on_oversight_stands_for_the_machines_verdict(session: Session) -> None:
    application = candidate(session, made.facts())
    after = change(session, application, changes={"oversight": "no"}, note="A team, not IT.")
    position = after.result["positions"][0]
    assert position["oversight"] == "no"
    assert "as a recruiter decided: “A team, not IT.”" in position["reason"]
    assert result_of(after, "experience.total") == "not_met"


def test_left_out_fact_counts_nowhere_and_can_be_taken_back(session: Session) -> None:
    application = candidate(session, made.facts())
    after = change(session, application, act="leave_out", note="Another person's résumé.")
    assert after.result["positions"] == []
    (left,) = after.result["left_out"]
    assert left["label"].startswith("Director of Technology")
    assert result_of(after, "experience.total") == "unclear"
    back = change_back(session, application, left["amendment"])
    assert len(back.result["positions"]) == 1
    assert back.result["left_out"] == []
    assert result_of(back, "experience.total") == "met"


def change_back(session: Session, application: Application, amendment: int) -> Qualification:
    return amend(
        session,
        application,
        seen=in_force(session, application).id,
        act="withdraw",
        kind="position",
        amends=amendment,
        actor_id=made.person(session).id,
    )


def test_added_degree_counts_and_can_be_corrected(session: Session) -> None:
    application = candidate(session, made.unclear("Ana Kovač"))
    assert result_of(in_force(session, application), "education.bachelor") == "unclear"
    wanted = {"level": "bachelor", "degree": "B.S.", "field": "History", "conferred": "yes"}
    added = change(
        session, application, act="add", kind="degree", target=None, changes=wanted,
        note="Transcript on paper.",
    )  # fmt: skip
    assert result_of(added, "education.bachelor") == "not_met"
    degree = added.result["education"][0]
    assert degree["document"].startswith("amendment:")
    ref = FactRef("degree", degree["document"], degree["index"])
    after = change(
        session, application, kind="degree", target=ref, changes={"field": "Computer Science"}
    )
    assert result_of(after, "education.bachelor") == "met"
    evidence = after.result["education"][0]["evidence"]
    assert {item["document"].split(":")[0] for item in evidence} == {"amendment"}


def test_added_fact_taken_back_takes_its_corrections_along(session: Session) -> None:
    application = candidate(session, made.unclear("Ana Kovač"))
    wanted = {"level": "bachelor", "field": "Computer Science", "conferred": "yes"}
    added = change(
        session, application, act="add", kind="degree", target=None, changes=wanted, note="Paper."
    )
    degree = added.result["education"][0]
    ref = FactRef("degree", degree["document"], 0)
    change(session, application, kind="degree", target=ref, changes={"field": "History"})
    after = change_back(session, application, int(degree["document"].split(":")[1]))
    assert (after.result["education"], after.result["lost"]) == ([], [])


def test_answer_becomes_a_fact_with_the_answer_as_evidence(session: Session) -> None:
    application = candidate(session, replace(made.facts(), licences=()))
    after = amend(
        session, application, seen=None, act="add", kind="licence",
        changes={"kind": "driver", "status": "valid"}, note="Yes, a valid driver's license.",
        source="candidate", actor_id=None,
    )  # fmt: skip
    finding = next(
        one for one in after.result["findings"] if one["requirement"] == "license.driver"
    )
    assert finding["result"] == "met"
    assert {item["quote"] for item in finding["evidence"]} == {"Yes, a valid driver's license."}
    assert (after.because, after.actor_id) == ("answer", None)


def test_added_figures_are_weighed_as_those_of_the_text(session: Session) -> None:
    application = candidate(session, made.facts())
    figures = [{"kind": "staff", "value": 1, "name": "technical", "quote": "one technician"}]
    after = change(session, application, changes={"signals": figures})
    position = after.result["positions"][0]
    assert position["oversight"] == "unclear"
    assert "small scale" in position["reason"]


def test_correction_finds_its_fact_again_in_a_newer_reading(session: Session) -> None:
    found = made.short("Ana Kovač")
    application = candidate(session, found)
    change(session, application, changes={"end": "2021-03"})
    first = replace(found.positions[0], title="Technician", employer="Other Works", evidence=())
    more = replace(found, positions=(replace(first, start="2001", end="2002"), *found.positions))
    made.read(session, made.document_of(session, application), more)
    after = service.qualify(session, application_id=application.id)
    assert after is not None
    assert [one["end"] for one in after.result["positions"]] == ["2002", "2021-03"]
    assert after.result["lost"] == []
    assert after.because == "reading"


def test_correction_of_a_fact_that_is_gone_is_shown_as_lost(session: Session) -> None:
    found = made.short("Ana Kovač")
    application = candidate(session, found)
    change(session, application, changes={"end": "2021-03"}, note="By letter.")
    made.read(session, made.document_of(session, application), replace(found, positions=()))
    after = service.qualify(session, application_id=application.id)
    assert after is not None
    assert after.result["positions"] == []
    assert [one["note"] for one in after.result["lost"]] == ["By letter."]


def test_change_on_top_of_what_nobody_saw_is_refused_and_writes_nothing(session: Session) -> None:
    application = candidate(session, made.facts())
    seen = in_force(session, application).id
    later = change(session, application, changes={"end": "2020-01"})
    with pytest.raises(StaleError) as refused:
        change(session, application, seen=seen, changes={"end": "2019-01"})
    assert refused.value.current is later
    assert len(session.scalars(select(Amendment)).all()) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": "2009-12"}, "end"),
        ({"end": "12/2012"}, "end"),
        ({"start": "1234"}, "start"),
        ({"start": "2027"}, "start"),
        ({"share": 1.5}, "share"),
        ({"oversight": "perhaps"}, "oversight"),
        ({"salary": 1}, "salary"),
        ({"title": "x" * 301}, "title"),
        ({}, None),
    ],
)
def test_change_that_makes_no_sense_is_refused(
    session: Session, changes: dict[str, Any], field: str | None
) -> None:
    application = candidate(session, made.facts())
    with pytest.raises(AmendmentError) as refused:
        change(session, application, changes=changes)
    assert refused.value.field == field
    assert session.scalars(select(Amendment)).all() == []


def test_leaving_out_and_adding_need_a_note(session: Session) -> None:
    application = candidate(session, made.facts())
    with pytest.raises(AmendmentError):
        change(session, application, act="leave_out")
    with pytest.raises(AmendmentError):
        change(session, application, act="add", target=None, changes={"title": "CIO"})


def test_change_of_another_candidates_fact_is_refused(session: Session) -> None:
    application = candidate(session, made.facts())
    other = made.candidate(session, application.vacancy, made.facts("Bo Okafor"))
    document = in_force(session, other).result["positions"][0]["document"]
    with pytest.raises(AmendmentError):
        change(
            session,
            application,
            target=FactRef("position", document, 0),
            changes={"end": "2020-01"},
        )


def test_change_is_audited_without_its_words(session: Session) -> None:
    application = candidate(session, made.facts())
    change(session, application, changes={"employer": "Secret Works"}, note="Ana told me.")
    event = session.scalars(select(AuditEvent).where(AuditEvent.action == "facts.correct")).one()
    assert event.details["fields"] == ["employer"]
    assert "Secret" not in str(event.details)
    assert "Ana" not in str(event.details)
