"""What becomes of a sheet: areas, release, return, withdrawal, closing, answers sent twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.foundation.audit import AuditEvent
from hiring.panel import service
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import (
    ActKind,
    Practice,
    Rating,
    ScoresUse,
    SeeOthers,
    Sheet,
    SheetAct,
    SheetState,
)
from hiring.people.models import User
from hiring.vacancies.models import Application
from tests.panel import made

TWO = ["ethics-policy", "data-management"]
FIRST_KEY, SECOND_KEY = "answer-one", "answer-two"


@pytest.fixture
def ana(session: Session) -> Application:
    """A candidate with an open vacancy and a panel of two, not sent yet."""
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.member(session, vacancy, "Noel")
    return made.candidate(session, vacancy)


@pytest.fixture
def mara(session: Session, ana: Application) -> User:
    return made.person(session, "Mara")


@pytest.fixture
def recruiter(ana: Application) -> int:
    return ana.vacancy.created_by


@pytest.fixture
def part(session: Session, ana: Application, mara: User, recruiter: int) -> Sheet:
    """Mara's open sheet over two areas."""
    service.assign(session, ana, user=mara, areas=TWO, actor_id=recruiter)
    return made.open_sheet(session, ana, mara)


def usual(**changed: object) -> dict[str, object]:
    rules: dict[str, object] = {
        "see_others": SeeOthers.AFTER_OWN,
        "fewest_raters": 2,
        "practice": Practice.OFFERED,
        "consensus": False,
        "scores_use": ScoresUse.INITIAL,
    }
    return rules | changed


def kinds(session: Session, sheet: Sheet) -> list[str]:
    return [act.kind for act in service.acts_of(session, sheet)]


def test_member_rates_the_assigned_areas_alone(session: Session, part: Sheet) -> None:
    assert part.areas == TWO
    service.rate(session, part, item=13, value=4)
    with pytest.raises(service.PanelError, match="Item 1 is not among the areas"):
        service.rate(session, part, item=1, value=4)


def test_submission_asks_for_the_assigned_items_alone(session: Session, part: Sheet) -> None:
    edition = made.edition_of(session, part.application.vacancy)
    numbers = rated_numbers(edition, TWO)
    assert 0 < len(numbers) < len(rated_numbers(edition))
    for item in numbers:
        service.rate(session, part, item=item, value=3)
    assert service.submit(session, part).state == SheetState.SUBMITTED


def test_all_areas_by_name_are_the_same_as_all(
    session: Session, ana: Application, mara: User, recruiter: int
) -> None:
    slugs = [area.slug for area in made.edition_of(session, ana.vacancy).areas]
    sheet = service.assign(session, ana, user=mara, areas=slugs, actor_id=recruiter)
    assert sheet.areas is None


@pytest.mark.parametrize("areas", [[], ["no-such-area"], ["ethics-policy", "no-such-area"]])
def test_assign_refuses_areas_that_are_not_there(
    session: Session, ana: Application, mara: User, recruiter: int, areas: list[str]
) -> None:
    with pytest.raises(service.PanelError, match="at least one area"):
        service.assign(session, ana, user=mara, areas=areas, actor_id=recruiter)


def test_assign_refuses_somebody_who_is_not_seated(
    session: Session, ana: Application, recruiter: int
) -> None:
    otto = made.person(session, "Otto")
    with pytest.raises(service.PanelError, match="Otto is not seated"):
        service.assign(session, ana, user=otto, areas=None, actor_id=recruiter)


def test_assign_keeps_what_is_rated(session: Session, part: Sheet, recruiter: int) -> None:
    service.rate(session, part, item=13, value=4)
    with pytest.raises(service.PanelError, match="an area that is begun stays"):
        service.assign(
            session,
            part.application,
            user=part.user,
            areas=["data-management"],
            actor_id=recruiter,
        )
    wider = [*TWO, "strategic-planning"]
    service.assign(session, part.application, user=part.user, areas=wider, actor_id=recruiter)
    assert part.areas == ["strategic-planning", *TWO]


def test_released_sheet_is_nobodys_until_it_is_given_back(
    session: Session, part: Sheet, mara: User, recruiter: int
) -> None:
    service.release(session, part, actor_id=recruiter)
    vacancy = part.application.vacancy
    assert service.waiting_sheets(session, mara, vacancy) == []
    with pytest.raises(service.SheetClosedError):
        service.declare_no_conflict(session, part)
    made.send(session, part.application)
    assert part.released_at is not None
    service.assign(session, part.application, user=mara, areas=TWO, actor_id=recruiter)
    assert service.waiting_sheets(session, mara, vacancy) == [part]
    assert kinds(session, part) == ["assigned", "opened", "released", "areas"]


def test_release_refuses_once_anything_is_rated(
    session: Session, part: Sheet, recruiter: int
) -> None:
    service.rate(session, part, item=13, value=4)
    with pytest.raises(service.PanelError, match="has begun to rate Candidate 1"):
        service.release(session, part, actor_id=recruiter)
    assert part.released_at is None


def test_returned_sheet_is_rated_again_and_every_submission_is_kept(
    session: Session, part: Sheet, recruiter: int
) -> None:
    service.rate(session, part, item=13, value=4)
    service.submit(session, part, leave_open=True)
    service.return_sheet(session, part, reason="Ten items are open.", actor_id=recruiter)
    assert (part.state, part.submitted_at) == (SheetState.OPEN, None)
    assert service.submitted_ratings(session, part.application.vacancy) == []
    service.rate(session, part, item=13, value=5)
    service.submit(session, part, leave_open=True)
    acts = service.acts_of(session, part)
    assert [(a.kind, a.actor_id, a.reason) for a in acts[2:]] == [
        (ActKind.SUBMITTED, part.user_id, None),
        (ActKind.RETURNED, recruiter, "Ten items are open."),
        (ActKind.SUBMITTED, part.user_id, None),
    ]
    assert [a.content["versions"] for a in acts if a.kind == "submitted"] == [{"13": 1}, {"13": 2}]
    assert [r.value for r in session.scalars(select(Rating).order_by(Rating.id))] == [4, 5]


def test_withdrawal_needs_a_reason_and_a_submitted_sheet(session: Session, part: Sheet) -> None:
    with pytest.raises(service.SheetClosedError, match="Only a submitted sheet"):
        service.withdraw(session, part, reason="A slip.")
    service.rate(session, part, item=13, value=4)
    service.submit(session, part, leave_open=True)
    with pytest.raises(service.PanelError, match="what you want to correct"):
        service.withdraw(session, part, reason=" ")
    assert part.state == SheetState.SUBMITTED
    service.withdraw(session, part, reason="Item 13 was a slip.")
    assert part.state == SheetState.OPEN


def test_closed_panel_takes_nothing_until_it_goes_on(
    session: Session, part: Sheet, recruiter: int
) -> None:
    vacancy = part.application.vacancy
    service.rate(session, part, item=13, value=4)
    service.close_panel(session, vacancy, actor_id=recruiter)
    for act in (
        lambda: service.rate(session, part, item=13, value=5),
        lambda: service.submit(session, part, leave_open=True),
        lambda: made.send(session, part.application),
    ):
        with pytest.raises(service.SheetClosedError, match="The panel is closed"):
            act()
    with pytest.raises(service.PanelError, match="why the panel goes on"):
        service.reopen_panel(session, vacancy, reason="", actor_id=recruiter)
    service.reopen_panel(session, vacancy, reason="Noel was ill.", actor_id=recruiter)
    assert service.rate(session, part, item=13, value=5).version == 2
    trail = session.scalars(select(AuditEvent).where(AuditEvent.action.startswith("panel.")))
    assert [(e.action, e.details) for e in trail] == [("panel.closed", {}), ("panel.reopened", {})]


def test_answer_sent_twice_is_kept_once(session: Session, part: Sheet) -> None:
    first = service.rate(session, part, item=13, value=4, seen=0, key=FIRST_KEY)
    again = service.rate(session, part, item=13, value=4, seen=0, key=FIRST_KEY)
    assert (again.id, again.version) == (first.id, 1)


def test_late_copy_of_an_answer_never_undoes_the_next_one(session: Session, part: Sheet) -> None:
    service.rate(session, part, item=13, value=4, seen=0, key=FIRST_KEY)
    service.rate(session, part, item=13, value=2, seen=1, key=SECOND_KEY)
    with pytest.raises(service.StaleRatingError) as told:
        service.rate(session, part, item=13, value=4, seen=0, key=FIRST_KEY)
    assert told.value.current is not None
    assert (told.value.current.version, told.value.current.value) == (2, 2)


def test_copy_of_an_answer_is_known_even_when_the_sheet_is_submitted(
    session: Session, part: Sheet
) -> None:
    first = service.rate(session, part, item=13, value=4, seen=0, key=FIRST_KEY)
    service.submit(session, part, leave_open=True)
    assert service.rate(session, part, item=13, value=4, seen=0, key=FIRST_KEY).id == first.id


def test_time_of_an_answer_is_never_later_than_its_arrival(session: Session, part: Sheet) -> None:
    early = datetime(2026, 1, 1, 8, tzinfo=UTC)
    late = datetime.now(UTC) + timedelta(days=2)
    assert service.rate(session, part, item=13, value=4, given_at=early).given_at == early
    saved = service.rate(session, part, item=14, value=4, given_at=late)
    assert saved.given_at == saved.at


def test_rules_are_the_usual_ones_until_they_are_set(
    session: Session, ana: Application, recruiter: int
) -> None:
    rules = service.rules_of(session, ana.vacancy)
    assert (rules.see_others, rules.fewest_raters, rules.scores_use) == ("after_own", 2, "initial")
    changed = usual(see_others=SeeOthers.NEVER, fewest_raters=3)
    service.change_rules(session, ana.vacancy, **changed, actor_id=recruiter)  # type: ignore[arg-type]
    rules = service.rules_of(session, ana.vacancy)
    assert (rules.see_others, rules.fewest_raters) == ("never", 3)


def test_what_scores_use_is_settled_before_the_first_rating(
    session: Session, part: Sheet, recruiter: int
) -> None:
    vacancy = part.application.vacancy
    wanted = usual(consensus=True, scores_use=ScoresUse.CONSENSUS)
    service.change_rules(session, vacancy, **wanted, actor_id=recruiter)  # type: ignore[arg-type]
    service.rate(session, part, item=13, value=4)
    with pytest.raises(service.FrozenRuleError, match="Ratings have begun"):
        service.change_rules(session, vacancy, **usual(), actor_id=recruiter)  # type: ignore[arg-type]
    later = wanted | {"see_others": SeeOthers.AFTER_ALL}
    service.change_rules(session, vacancy, **later, actor_id=recruiter)  # type: ignore[arg-type]
    assert service.rules_of(session, vacancy).see_others == "after_all"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"fewest_raters": 0}, "between 1 and 40"),
        ({"fewest_raters": 41}, "between 1 and 40"),
        ({"scores_use": ScoresUse.CONSENSUS}, "only where there is a consensus round"),
    ],
)
def test_rules_that_cannot_be_are_refused(
    session: Session, ana: Application, recruiter: int, changed: dict[str, object], words: str
) -> None:
    with pytest.raises(service.PanelError, match=words):
        service.change_rules(
            session,
            ana.vacancy,
            **usual(**changed),  # type: ignore[arg-type]
            actor_id=recruiter,
        )


def test_acts_are_append_only(session: Session, part: Sheet) -> None:
    act = session.scalars(select(SheetAct)).first()
    assert act is not None
    act.reason = "Something else."
    with pytest.raises(RuntimeError, match="SheetAct"):
        session.flush()
