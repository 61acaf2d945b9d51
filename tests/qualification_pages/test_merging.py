"""Merging two candidates who are one person, and separating them again: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.intake.models import Document, DocumentState
from hiring.intake.service import IntakeError, take_in
from hiring.qualification.amend import FactRef
from hiring.qualification.amendments import amend
from hiring.qualification.application_models import Verdict
from hiring.qualification.listing import Filters, count_open, count_standings, list_candidates
from hiring.qualification.merging import merge, merged_here, separate
from hiring.qualification.reviews import review
from hiring.qualification.same_person import (
    SamePersonError,
    count_open_pairs,
    decision_on,
    take_back,
)
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import StageError, add_application, move
from tests.qualification_pages import made
from tests.qualification_pages.people import facts, someone


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with made.session_of(app) as session:
        yield session


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    return made.vacancy(session)


@pytest.fixture
def first(session: Session, vacancy: Vacancy) -> Application:
    """A candidate whose documents show ten years of work and no degree."""
    found = made.unclear("Ana Kovač")
    return someone(session, vacancy, "Ana Kovač", email="ana@mail.example", found=found)


@pytest.fixture
def second(session: Session, vacancy: Vacancy, first: Application) -> Application:
    """The same person again, with the degree and a telephone number, and two years of work."""
    found = replace(made.short("Ana K"), text="another document")
    return someone(
        session,
        vacancy,
        "Ana K",
        email="ana@mail.example",
        phone="(541) 555-0134",
        found=found,
        employer="Fir County",
        filename="second.pdf",
    )


def act_of(vacancy: Vacancy) -> int:
    return vacancy.created_by


def outcome(session: Session, application: Application) -> str | None:
    found = made.service.current(session, application.id)
    return found.outcome if found else None


def files_of(session: Session, application: Application) -> list[str]:
    query = select(Document.filename).where(Document.application_id == application.id)
    return list(session.scalars(query.order_by(Document.id)))


def test_merge_judges_all_documents_together(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    assert (outcome(session, first), outcome(session, second)) == ("unclear", "does_not_meet")
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    assert outcome(session, first) == "meets"
    assert files_of(session, first) == ["resume.pdf", "second.pdf"]
    assert files_of(session, second) == []
    found = made.service.current(session, first.id)
    assert found is not None
    documents = {position["document"] for position in found.result["positions"]}
    assert len(documents) == 2
    assert (first.phone, first.name) == ("(541) 555-0134", "Ana Kovač")
    assert merged_here(session, first) == [second]


def test_merged_candidate_is_counted_nowhere(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    assert count_open_pairs(session, vacancy_id=vacancy.id) == 1
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    listing = list_candidates(session, vacancy_id=vacancy.id, filters=Filters(), page=1)
    assert [one.application for one in listing.candidates] == [first]
    assert sum(count_standings(session, vacancy_id=vacancy.id).values()) == 1
    assert count_open(session, vacancy_id=vacancy.id) == 1
    assert set(made.service.current_by_application(session, vacancy.id)) == {first.id}
    assert count_open_pairs(session, vacancy_id=vacancy.id) == 0


def test_merged_candidate_takes_no_moves_and_no_files(
    app: Flask, session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    with pytest.raises(StageError, match="merged into another"):
        move(session, second, to=Stage.PANEL, actor_id=act_of(vacancy))
    with pytest.raises(IntakeError, match="merged into another"):
        take_in(
            session,
            app.extensions["storage"],
            vacancy,
            filename="a.pdf",
            data=b"%PDF-1.4",
            actor_id=act_of(vacancy),
            application=second,
        )


def test_separate_gives_back_what_the_merge_took(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    made.document(session, first, facts("Ana Later"), filename="later.pdf")
    separate(session, other=second, reason="Two cousins.", actor_id=act_of(vacancy))
    assert files_of(session, first) == ["resume.pdf", "later.pdf"]
    assert files_of(session, second) == ["second.pdf"]
    assert first.phone is None
    assert second.merged_into_id is None
    assert outcome(session, second) == "does_not_meet"
    decision = decision_on(session, first, second)
    assert decision is not None
    assert (decision.verdict, decision.reason) == (Verdict.SEPARATED, "Two cousins.")
    assert count_open_pairs(session, vacancy_id=vacancy.id) == 0
    take_back(session, first, second, actor_id=act_of(vacancy))
    assert count_open_pairs(session, vacancy_id=vacancy.id) == 1


def test_separate_needs_a_merge_and_a_reason(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    with pytest.raises(SamePersonError, match="not merged"):
        separate(session, other=second, reason="No.", actor_id=act_of(vacancy))
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    with pytest.raises(SamePersonError, match="Say why"):
        separate(session, other=second, reason=" ", actor_id=act_of(vacancy))


def test_sheets_decide_which_one_is_kept(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    with pytest.raises(SamePersonError, match="keep candidate 2"):
        merge(session, kept=first, other=second, rated={second.id}, actor_id=act_of(vacancy))
    both = {first.id, second.id}
    with pytest.raises(SamePersonError, match="Set one of the two aside"):
        merge(session, kept=first, other=second, rated=both, actor_id=act_of(vacancy))
    merge(session, kept=first, other=second, rated={first.id}, actor_id=act_of(vacancy))
    assert second.merged_into == first


def test_chains_of_merges_are_refused(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    third = someone(session, vacancy, "Ana", email="ana@mail.example")
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    with pytest.raises(SamePersonError, match="keep candidate 1"):
        merge(session, kept=third, other=first, rated=(), actor_id=act_of(vacancy))
    with pytest.raises(SamePersonError, match="merged into another already"):
        merge(session, kept=third, other=second, rated=(), actor_id=act_of(vacancy))
    merge(session, kept=first, other=third, rated=(), actor_id=act_of(vacancy))
    assert merged_here(session, first) == [second, third]


def test_candidate_without_findings_is_not_the_one_to_keep(
    session: Session, vacancy: Vacancy, first: Application
) -> None:
    failed = add_application(session, vacancy)
    made.document(session, failed, None, state=DocumentState.FAILED, filename="scan.pdf")
    with pytest.raises(SamePersonError, match="keep candidate 1"):
        merge(session, kept=failed, other=first, rated=(), actor_id=act_of(vacancy))
    merge(session, kept=first, other=failed, rated=(), actor_id=act_of(vacancy))
    assert files_of(session, first) == ["resume.pdf", "scan.pdf"]


def correct_end(session: Session, vacancy: Vacancy, one: Application, digest: str, end: str) -> str:
    """Correct the end of the document's first position under this candidate; the one in force."""
    found = amend(
        session,
        one,
        seen=None,
        act="correct",
        kind="position",
        target=FactRef("position", digest, 0),
        changes={"end": end},
        note="By telephone.",
        actor_id=act_of(vacancy),
    )
    return end_of(found.result, digest)


def end_of(result: dict[str, object], digest: str) -> str:
    positions: list[dict[str, str]] = result["positions"]  # type: ignore[assignment]
    return next(one["end"] for one in positions if one["document"] == digest)


def test_corrections_follow_their_document(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    digest = facts("Ana K", found=made.short("Ana K")).sha256
    correct_end(session, vacancy, second, digest, "2012-03")
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    found = made.service.current(session, first.id)
    assert found is not None
    assert end_of(found.result, digest) == "2012-03"
    assert correct_end(session, vacancy, first, digest, "2012-09") == "2012-09"
    separate(session, other=second, reason="Two people.", actor_id=act_of(vacancy))
    found = made.service.current(session, second.id)
    assert found is not None
    assert end_of(found.result, digest) == "2012-09"
    found = made.service.current(session, first.id)
    assert found is not None
    assert digest not in {one["document"] for one in found.result["positions"]}


def test_answer_of_a_merged_candidate_counts_for_the_kept_one(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    found = amend(
        session,
        second,
        seen=None,
        act="add",
        kind="degree",
        changes={"level": "master", "degree": "M.S.", "field": "Computer Science"},
        note="I hold a master's degree.",
        source="candidate",
        actor_id=None,
    )
    assert found.application_id == first.id


def test_decisions_on_findings_stay_with_the_merged_candidate(
    session: Session, vacancy: Vacancy, first: Application, second: Application
) -> None:
    review(
        session,
        second,
        seen=None,
        requirement="experience.total",
        act="override",
        result="met",
        reason="Known to us.",
        actor_id=act_of(vacancy),
    )
    merge(session, kept=first, other=second, rated=(), actor_id=act_of(vacancy))
    found = made.service.current(session, first.id)
    assert found is not None
    assert [one["review"] for one in found.result["findings"]] == [None] * 7
    separate(session, other=second, reason="Two people.", actor_id=act_of(vacancy))
    found = made.service.current(session, second.id)
    assert found is not None
    total = next(f for f in found.result["findings"] if f["requirement"] == "experience.total")
    assert (total["result"], total["machine_result"]) == ("met", "not_met")
