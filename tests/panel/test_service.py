"""The verbs of the panel on a real database."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.panel import service
from hiring.panel.models import Rating, Sheet, SheetState
from hiring.people.models import Role
from hiring.vacancies.models import Application, Stage
from hiring.vacancies.service import move
from tests.panel import made


@pytest.fixture
def ana(session: Session) -> Application:
    """A candidate with an open vacancy and two panel members, not sent yet."""
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.member(session, vacancy, "Noel")
    return made.candidate(session, vacancy)


@pytest.fixture
def sheet(session: Session, ana: Application) -> Sheet:
    """Mara's open sheet for the candidate."""
    made.send(session, ana)
    return made.open_sheet(session, ana, made.person(session, "Mara"))


def test_send_to_panel_moves_the_stage_and_gives_every_member_a_sheet(
    session: Session, ana: Application
) -> None:
    sheets = made.send(session, ana)
    assert ana.stage == Stage.PANEL
    assert [s.user.name for s in sheets] == ["Mara", "Noel"]
    assert {s.state for s in sheets} == {SheetState.ASSIGNED}


def test_send_to_panel_again_makes_no_second_sheet(session: Session, ana: Application) -> None:
    made.send(session, ana)
    assert made.send(session, ana) == []
    assert len(ana.moves) == 2  # received → qualified → panel


def test_send_to_panel_gives_a_member_seated_later_the_missing_sheet(
    session: Session, ana: Application
) -> None:
    made.send(session, ana)
    made.member(session, ana.vacancy, "Otto")
    assert [s.user.name for s in made.send(session, ana)] == ["Otto"]


def test_send_to_panel_leaves_a_later_stage_as_it_is(session: Session, ana: Application) -> None:
    made.send(session, ana)
    move(session, ana, to=Stage.INTERVIEWED, actor_id=None)
    made.send(session, ana)
    assert ana.stage == Stage.INTERVIEWED


def test_send_to_panel_refuses_without_members(session: Session) -> None:
    application = made.candidate(session, made.vacancy(session))
    with pytest.raises(service.PanelError, match="Nobody is seated"):
        made.send(session, application)
    assert application.stage == Stage.QUALIFIED


def test_send_to_panel_refuses_a_candidate_who_stands_aside(
    session: Session, ana: Application
) -> None:
    move(session, ana, to=Stage.WITHDRAWN, actor_id=None, reason="Took another post.")
    with pytest.raises(service.PanelError, match="withdrawn"):
        made.send(session, ana)


def test_rate_refuses_before_the_conflict_is_declared(session: Session, ana: Application) -> None:
    made.send(session, ana)
    sheet = made.sheet_of(session, ana, made.person(session, "Mara"))
    with pytest.raises(service.SheetClosedError, match="not open yet"):
        service.rate(session, sheet, item=1, value=3)


def test_rate_keeps_every_version_and_the_newest_is_the_rating(
    session: Session, sheet: Sheet
) -> None:
    service.rate(session, sheet, item=1, value=3)
    service.rate(session, sheet, item=1, value=None)
    service.rate(session, sheet, item=1, value=5)
    rows = session.scalars(select(Rating).order_by(Rating.version)).all()
    assert [(row.version, row.value) for row in rows] == [(1, 3), (2, None), (3, 5)]
    assert service.current_ratings(session, sheet)[1].value == 5


def test_rate_with_the_same_value_makes_no_new_version(session: Session, sheet: Sheet) -> None:
    first = service.rate(session, sheet, item=1, value=3, note="Led the plan.")
    assert service.rate(session, sheet, item=1, value=3) is first
    assert service.rate(session, sheet, item=1, value=3, note=" Led the plan. ") is first


def test_rate_keeps_the_note_unless_another_is_given(session: Session, sheet: Sheet) -> None:
    service.rate(session, sheet, item=1, value=3, note="Led the plan.")
    assert service.rate(session, sheet, item=1, value=4).note == "Led the plan."
    assert service.rate(session, sheet, item=1, value=4, note="").note is None


@pytest.mark.parametrize("value", [0, 6, -1])
def test_rate_refuses_a_value_off_the_scale(session: Session, sheet: Sheet, value: int) -> None:
    with pytest.raises(service.PanelError, match="not on the scale"):
        service.rate(session, sheet, item=1, value=value)


@pytest.mark.parametrize("item", [0, 54, 64])
def test_rate_refuses_an_item_that_is_not_rated(session: Session, sheet: Sheet, item: int) -> None:
    with pytest.raises(service.PanelError, match=f"Item {item} is not rated"):
        service.rate(session, sheet, item=item, value=3)


def test_rate_from_a_stale_window_writes_nothing_and_tells_the_current_rating(
    session: Session, sheet: Sheet
) -> None:
    first = service.rate(session, sheet, item=1, value=3, seen=0)
    service.rate(session, sheet, item=1, value=5, seen=first.version)
    with pytest.raises(service.StaleRatingError) as stale:
        service.rate(session, sheet, item=1, value=2, seen=first.version)
    assert stale.value.current is not None
    assert (stale.value.current.version, stale.value.current.value) == (2, 5)
    assert service.current_ratings(session, sheet)[1].value == 5


def test_rate_from_a_stale_window_that_agrees_is_no_conflict(
    session: Session, sheet: Sheet
) -> None:
    first = service.rate(session, sheet, item=1, value=3, seen=0)
    assert service.rate(session, sheet, item=1, value=3, seen=0) is first


def test_submit_refuses_open_items_unless_told_to_leave_them(
    session: Session, sheet: Sheet
) -> None:
    service.rate(session, sheet, item=1, value=3)
    with pytest.raises(service.OpenItemsError) as refused:
        service.submit(session, sheet)
    assert len(refused.value.items) == 61
    assert 54 not in refused.value.items
    service.submit(session, sheet, leave_open=True)
    assert sheet.state == SheetState.SUBMITTED
    ratings = service.submitted_ratings(session, sheet.application.vacancy)
    assert ratings == [(sheet.application_id, sheet.user_id, 1, 3)]


def test_submit_refuses_a_sheet_without_any_rating(session: Session, sheet: Sheet) -> None:
    with pytest.raises(service.PanelError, match="Nothing is rated"):
        service.submit(session, sheet, leave_open=True)


def test_submitted_sheet_is_locked(session: Session, sheet: Sheet) -> None:
    service.rate(session, sheet, item=1, value=3)
    service.submit(session, sheet, leave_open=True)
    with pytest.raises(service.SheetClosedError, match="locked"):
        service.rate(session, sheet, item=1, value=4)
    with pytest.raises(service.SheetClosedError):
        service.submit(session, sheet, leave_open=True)
    with pytest.raises(service.SheetClosedError):
        service.recuse(session, sheet, reason="Too late.")
    with pytest.raises(service.SheetClosedError):
        service.declare_no_conflict(session, sheet)


def test_recusal_needs_a_reason_and_closes_the_sheet(session: Session, ana: Application) -> None:
    made.send(session, ana)
    sheet = made.sheet_of(session, ana, made.person(session, "Mara"))
    with pytest.raises(service.PanelError, match="Say in a sentence"):
        service.recuse(session, sheet, reason="  ")
    service.recuse(session, sheet, reason="We are cousins.")
    assert (sheet.state, sheet.recusal_reason) == (SheetState.RECUSED, "We are cousins.")
    with pytest.raises(service.SheetClosedError, match="recused"):
        service.rate(session, sheet, item=1, value=3)
    with pytest.raises(service.SheetClosedError):
        service.declare_no_conflict(session, sheet)


def test_submitted_ratings_hold_the_newest_versions_of_submitted_sheets_alone(
    session: Session, ana: Application
) -> None:
    made.send(session, ana)
    mara, noel = (made.person(session, name) for name in ("Mara", "Noel"))
    sheet = made.open_sheet(session, ana, mara)
    service.rate(session, sheet, item=1, value=2)
    service.rate(session, sheet, item=1, value=4, note="Better than I thought.")
    service.rate(session, sheet, item=2, value=None)
    service.submit(session, sheet, leave_open=True)
    service.rate(session, made.open_sheet(session, ana, noel), item=1, value=1, note="Secret.")
    assert service.submitted_ratings(session, ana.vacancy) == [
        (ana.id, mara.id, 1, 4),
        (ana.id, mara.id, 2, None),
    ]
    assert service.submitted_notes(session, ana) == [(mara.id, 1, "Better than I thought.")]


def test_every_act_is_in_the_audit_trail_without_values_or_words(
    session: Session, ana: Application
) -> None:
    made.send(session, ana)
    mara, noel = (made.person(session, name) for name in ("Mara", "Noel"))
    sheet = made.open_sheet(session, ana, mara)
    service.rate(session, sheet, item=7, value=5, note="Outstanding.")
    service.submit(session, sheet, leave_open=True)
    service.recuse(session, made.sheet_of(session, ana, noel), reason="We are cousins.")
    events = session.scalars(
        select(AuditEvent).where(AuditEvent.subject == "sheet").order_by(AuditEvent.id)
    ).all()
    assert [(e.action, e.actor_id, e.details) for e in events] == [
        ("sheet.assigned", ana.vacancy.created_by, {"member": mara.id}),
        ("sheet.assigned", ana.vacancy.created_by, {"member": noel.id}),
        ("sheet.opened", mara.id, {}),
        ("rating.saved", mara.id, {"item": 7, "version": 1}),
        ("sheet.submitted", mara.id, {"left_open": 61}),
        ("sheet.recused", noel.id, {}),
    ]
    assert {e.vacancy_id for e in events} == {ana.vacancy_id}


@pytest.mark.parametrize("role", list(Role))
def test_may_see_ratings_is_false_for_every_role_while_a_sheet_waits(
    session: Session, ana: Application, role: Role
) -> None:
    user = made.member(session, ana.vacancy, "Many", *({role} - {Role.PANEL}))
    made.send(session, ana)
    assert not service.may_see_ratings(session, user, ana.vacancy)
    made.open_sheet(session, ana, user)
    assert not service.may_see_ratings(session, user, ana.vacancy)


def test_may_see_ratings_opens_with_the_last_own_sheet(session: Session, ana: Application) -> None:
    ben = made.candidate(session, ana.vacancy, "Ben Ode")
    user = made.member(session, ana.vacancy, "Rita", Role.RECRUITER)
    made.send(session, ana, ben)
    made.submit_sheet(session, ana, user)
    assert not service.may_see_ratings(session, user, ana.vacancy)
    service.recuse(session, made.sheet_of(session, ben, user), reason="We are cousins.")
    assert service.may_see_ratings(session, user, ana.vacancy)


def test_may_see_ratings_needs_a_place_that_reads_scorecards(
    session: Session, ana: Application
) -> None:
    vacancy = ana.vacancy
    seated = made.committee_member(session, vacancy, "Cleo")
    assert service.may_see_ratings(session, seated, vacancy)
    elsewhere = made.person(session, "Dora", Role.COMMITTEE)
    assert not service.may_see_ratings(session, elsewhere, vacancy)
    administrator = made.person(session, "Adam", Role.ADMINISTRATOR)
    assert not service.may_see_ratings(session, administrator, vacancy)
    mara = made.person(session, "Mara")
    assert not service.may_see_ratings(session, mara, vacancy)
