"""The verbs of a review, on a real database: who may take part, what decides, what stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.equivalency import drafts, service
from hiring.equivalency.counting import is_tied, may_correct, places_left
from hiring.equivalency.decisions import decisions_of
from hiring.equivalency.errors import (
    ClosedError,
    EquivalencyError,
    IncompleteError,
    StaleAnswerError,
    StaleDraftError,
)
from hiring.equivalency.models import (
    EquivalencyDecision,
    EquivalencySubmission,
    ReviewState,
)
from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import AppendOnlyError
from hiring.people.models import Role
from hiring.qualification import service as qualification
from hiring.qualification.models import FindingReview
from tests.equivalency import made
from tests.panel.made import member, person
from tests.qualification_pages.made import session_of


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with session_of(app) as session:
        yield session


def in_force(session: Session, application_id: int) -> dict[str, str]:
    found = qualification.current(session, application_id)
    assert found is not None
    return {one["requirement"]: one["result"] for one in found.result["findings"]}


def test_two_who_grant_make_the_finding_met_and_leave_the_others(session: Session) -> None:
    review = made.review(session)
    made.submit(session, made.part_of(review, "Rita"))
    assert (review.state, in_force(session, review.application_id)[made.TOTAL]) == (
        ReviewState.OPEN,
        "not_met",
    )
    made.submit(session, made.part_of(review, "Raul"))
    assert review.state == ReviewState.DECIDED
    found = in_force(session, review.application_id)
    assert (found[made.TOTAL], found[made.MANAGEMENT]) == ("met", "not_met")
    row = session.scalars(select(FindingReview)).one()
    assert (row.act, row.result, row.ref, row.machine_result) == (
        "equivalency",
        "met",
        review.id,
        "not_met",
    )
    assert row.reason == "Rita: Because rita says so\nRaul: Because raul says so"


def test_two_who_deny_leave_the_finding_and_keep_the_reasons(session: Session) -> None:
    review = made.review(session)
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name), grant=False)
    assert in_force(session, review.application_id)[made.TOTAL] == "not_met"
    assert session.scalars(select(FindingReview)).all() == []
    decision = decisions_of(session, review.application)[made.TOTAL]
    assert (decision.granted, decision.changes) == (False, ())
    assert [(one.reviewer, one.granted, one.reasons) for one in decision.opinions] == [
        ("Rita", False, "Because rita says so"),
        ("Raul", False, "Because raul says so"),
    ]


def test_third_breaks_a_tie_and_only_then_is_anything_decided(session: Session) -> None:
    review = made.review(session, requirements=(made.TOTAL, made.MANAGEMENT))
    made.submit(session, made.part_of(review, "Rita"))
    made.submit(session, made.part_of(review, "Raul"), experience__total=False)
    assert (review.state, is_tied(review), places_left(review)) == (ReviewState.OPEN, True, 1)
    # Both grant the management finding, but it is not out before the tie on the other is broken.
    assert in_force(session, review.application_id)[made.MANAGEMENT] == "not_met"
    third = made.ask(session, review, "Rosa")
    assert made.submit(session, third, grant=False).votes == {made.TOTAL: False}
    found = in_force(session, review.application_id)
    assert (found[made.TOTAL], found[made.MANAGEMENT]) == ("not_met", "met")
    rows = session.scalars(select(EquivalencyDecision).order_by(EquivalencyDecision.id))
    assert [(row.requirement, row.granted, len(row.submissions)) for row in rows] == [
        (made.TOTAL, False, 3),
        (made.MANAGEMENT, True, 2),
    ]
    decisions = decisions_of(session, review.application)
    assert [decisions[name].changes for name in (made.TOTAL, made.MANAGEMENT)] == [(), ()]
    assert [one.reviewer for one in decisions[made.MANAGEMENT].opinions] == ["Rita", "Raul"]


def test_nobody_reviews_twice_and_no_more_than_needed_are_asked(session: Session) -> None:
    review = made.review(session)
    with pytest.raises(EquivalencyError, match="nobody reviews twice"):
        made.ask(session, review, "Rita")
    with pytest.raises(EquivalencyError, match="Enough people are asked"):
        made.ask(session, review, "Rosa")
    service.release(session, made.part_of(review, "Raul"), actor_id=review.opened_by)
    made.ask(session, review, "Rosa")
    with pytest.raises(ClosedError, match="no part in this review any more"):
        made.submit(session, made.part_of(review, "Raul"))


def test_released_person_can_be_asked_again_and_finds_the_draft(session: Session) -> None:
    review = made.review(session)
    raul = made.part_of(review, "Raul")
    drafts.save_answer(session, raul, statement="knowledge-1", mark="partly")
    service.release(session, raul, actor_id=review.opened_by)
    assert made.ask(session, review, "Raul").id == raul.id
    assert drafts.answers_of(session, raul)["knowledge-1"].mark == "partly"


@pytest.mark.parametrize(
    ("roles", "words"),
    [((Role.PANEL,), "neither a recruiter"), ((Role.RECRUITER,), "sits on this vacancy's panel")],
)
def test_who_may_not_review_is_refused_with_the_reason(
    session: Session, roles: tuple[Role, ...], words: str
) -> None:
    review = made.review(session, asked=())
    user = person(session, "Pat", *roles)
    if Role.RECRUITER in roles:
        member(session, review.application.vacancy, "Mona", Role.RECRUITER)
        user = person(session, "Mona")
    with pytest.raises(EquivalencyError, match=words):
        service.ask(session, review, user=user, actor_id=review.opened_by)


def test_person_seated_on_the_panel_later_can_not_submit(session: Session) -> None:
    vacancy = made.candidate(session).vacancy
    application = made.made.candidate(session, vacancy, made.short("Una Berg"))
    person(session, "Mona", Role.RECRUITER, Role.PANEL)
    review = made.review(session, application, asked=("Mona",))
    member(session, vacancy, "Mona", Role.RECRUITER)
    with pytest.raises(ClosedError, match="Mona sits on this vacancy's panel"):
        made.submit(session, made.part_of(review, "Mona"))


def test_correction_is_a_new_version_until_another_review_is_in(session: Session) -> None:
    review = made.review(session)
    rita = made.part_of(review, "Rita")
    made.submit(session, rita, grant=False)
    assert may_correct(rita)
    made.submit(session, rita, grant=True)
    assert [(one.version, one.votes[made.TOTAL]) for one in rita.submissions] == [
        (1, False),
        (2, True),
    ]
    made.submit(session, made.part_of(review, "Raul"), grant=False)
    assert is_tied(review)
    with pytest.raises(ClosedError, match="yours stands as you submitted it"):
        made.submit(session, rita, grant=False)


def test_submitted_review_is_never_changed(session: Session) -> None:
    review = made.review(session)
    submission = made.submit(session, made.part_of(review, "Rita"))
    submission.reasons = "Something else"
    with pytest.raises(AppendOnlyError):
        session.flush()


def test_withdrawn_review_stays_and_counts_nowhere(session: Session) -> None:
    review = made.review(session)
    rita = made.part_of(review, "Rita")
    made.submit(session, rita)
    with pytest.raises(EquivalencyError, match="why you step back"):
        service.withdraw(session, rita, reason=" ")
    service.withdraw(session, rita, reason="We are cousins.")
    assert places_left(review) == 1
    made.submit(session, made.part_of(review, "Raul"))
    assert review.state == ReviewState.OPEN
    assert len(session.scalars(select(EquivalencySubmission)).all()) == 2
    with pytest.raises(EquivalencyError, match="nobody reviews twice"):
        made.ask(session, review, "Rita")


def test_submission_needs_every_answer_evidence_votes_and_reasons(session: Session) -> None:
    review = made.review(session)
    rita = made.part_of(review, "Rita")
    drafts.save_answer(session, rita, statement="ability-2", mark="shown")
    with pytest.raises(EquivalencyError, match="Grant or deny each finding"):
        service.submit(session, rita, votes={}, reasons="Enough")
    votes = {made.TOTAL: True}
    with pytest.raises(EquivalencyError, match="Give your reasons"):
        service.submit(session, rita, votes=votes, reasons=" ")
    with pytest.raises(IncompleteError) as refused:
        service.submit(session, rita, votes=votes, reasons="Enough")
    assert (len(refused.value.missing), refused.value.bare) == (42, ("ability-2",))
    drafts.save_answer(session, rita, statement="ability-2", mark="not_shown")
    done = service.submit(session, rita, votes=votes, reasons="Enough", rest_cant_tell=True)
    marks = [answer["mark"] for answer in done.answers]
    assert (len(marks), marks.count("cant_tell"), marks.count("not_shown")) == (43, 42, 1)


def test_answer_of_another_window_is_not_overwritten(session: Session) -> None:
    rita = made.part_of(made.review(session), "Rita")
    first = drafts.save_answer(session, rita, statement="knowledge-1", mark="shown", seen=0)
    assert first.version == 1
    with pytest.raises(StaleAnswerError) as refused:
        drafts.save_answer(session, rita, statement="knowledge-1", mark="partly", seen=0)
    assert refused.value.current is first
    same = drafts.save_answer(session, rita, statement="knowledge-1", mark="shown", seen=0)
    assert (same.version, same.mark) == (1, "shown")


def test_draft_of_the_decision_is_kept_and_guarded(session: Session) -> None:
    rita = made.part_of(made.review(session), "Rita")
    votes = {made.TOTAL: False}
    assert drafts.save_decision(session, rita, votes=votes, reasons="So far", seen=0) == 1
    with pytest.raises(StaleDraftError):
        drafts.save_decision(session, rita, votes={}, reasons="Other", seen=0)
    assert (rita.draft_votes, rita.draft_reasons) == (votes, "So far")


def test_only_what_falls_short_in_education_or_experience_is_reviewed(session: Session) -> None:
    application = made.candidate(session)
    for requirement in ("license.driver", made.EDUCATION, "preferred.master", "no.such"):
        with pytest.raises(EquivalencyError, match="Only a finding on education or experience"):
            made.review(session, application, requirements=(requirement,), asked=())
    with pytest.raises(EquivalencyError, match="Choose at least one"):
        made.review(session, application, requirements=(), asked=())
    made.review(session, application, asked=())
    with pytest.raises(EquivalencyError, match="open already"):
        made.review(session, application, asked=())


def test_denied_finding_is_opened_anew_only_on_new_evidence(session: Session) -> None:
    review = made.review(session)
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name), grant=False)
    with pytest.raises(EquivalencyError, match="Denied on the evidence that still stands"):
        made.review(session, review.application, asked=())
    made.second_document(session, review.application)
    decision = decisions_of(session, review.application)[made.TOTAL]
    assert decision.changes == ("1 document has come since.",)
    again = made.review(session, review.application)
    assert (again.id != review.id, review.state) == (True, ReviewState.DECIDED)


def test_granted_finding_says_when_the_evidence_changed(session: Session) -> None:
    review = made.review(session)
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name))
    assert decisions_of(session, review.application)[made.TOTAL].changes == ()
    made.second_document(session, review.application)
    assert decisions_of(session, review.application)[made.TOTAL].changes == (
        "1 document has come since.",
    )


def test_called_off_review_takes_nothing_more(session: Session) -> None:
    review = made.review(session)
    with pytest.raises(EquivalencyError, match="Say why"):
        service.call_off(session, review, reason="", actor_id=review.opened_by)
    service.call_off(session, review, reason="The degree was found.", actor_id=review.opened_by)
    with pytest.raises(ClosedError, match="closed"):
        made.submit(session, made.part_of(review, "Rita"))
    assert service.open_review_of(session, review.application) is None


def test_withdrawal_during_a_tie_leaves_it_to_the_two_who_remain(session: Session) -> None:
    review = made.review(session)
    made.submit(session, made.part_of(review, "Rita"), grant=False)
    made.submit(session, made.part_of(review, "Raul"))
    made.ask(session, review, "Rosa")
    service.withdraw(session, made.part_of(review, "Rita"), reason="We are cousins.")
    assert (places_left(review), review.state) == (0, ReviewState.OPEN)
    made.submit(session, made.part_of(review, "Rosa"))
    assert in_force(session, review.application_id)[made.TOTAL] == "met"


def test_every_act_is_in_the_trail_by_ids_alone(session: Session) -> None:
    review = made.review(session)
    for name in ("Rita", "Raul"):
        made.submit(session, made.part_of(review, name))
    events = session.scalars(
        select(AuditEvent).where(AuditEvent.subject == "equivalency").order_by(AuditEvent.id)
    ).all()
    assert [event.action for event in events] == [
        "equivalency.opened",
        "equivalency.asked",
        "equivalency.asked",
        "equivalency.submitted",
        "equivalency.submitted",
        "equivalency.decided",
    ]
    assert events[-1].details == {"granted": {made.TOTAL: True}}
    assert not any("says so" in str(event.details) for event in events)
