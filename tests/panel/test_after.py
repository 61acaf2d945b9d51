"""After submission: the others' ratings, return and withdrawal, history, the consensus round."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.panel import service
from hiring.panel.models import Practice, ScoresUse, SeeOthers, SheetState
from hiring.panel.round_models import ConsensusRating
from hiring.people.models import Role, User
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.service import move
from tests.conftest import SignIn, token
from tests.panel import made


def text(answer: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True))).split())


def post(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), **fields})


def set_rules(session: Session, vacancy: Vacancy, **changed: object) -> None:
    rules: dict[str, object] = {
        "see_others": SeeOthers.AFTER_OWN,
        "fewest_raters": 2,
        "practice": Practice.OFFERED,
        "consensus": False,
        "scores_use": ScoresUse.INITIAL,
    }
    service.change_rules(session, vacancy, **rules | changed, actor_id=vacancy.created_by)  # type: ignore[arg-type]


@pytest.fixture
def ana(session: Session) -> Application:
    """The first of two candidates with the panel of Mara and Noel."""
    vacancy = made.vacancy(session)
    made.member(session, vacancy, "Mara")
    made.member(session, vacancy, "Noel")
    made.person(session, "Rita", Role.RECRUITER)
    candidates = [made.candidate(session, vacancy, name) for name in ("Ana Kovač", "Ben Ode")]
    made.send(session, *candidates)
    session.commit()
    return candidates[0]


@pytest.fixture
def ben(session: Session, ana: Application) -> Application:
    return session.scalars(select(Application).where(Application.number == 2)).one()


@pytest.fixture
def mara(session: Session, ana: Application) -> User:
    return made.person(session, "Mara")


@pytest.fixture
def noel(session: Session, ana: Application) -> User:
    return made.person(session, "Noel")


@pytest.fixture
def rita(session: Session, ana: Application) -> User:
    return made.person(session, "Rita")


@pytest.fixture
def everything_in(
    session: Session, ana: Application, ben: Application, mara: User, noel: User
) -> Vacancy:
    """Both have submitted both; the vacancy has a consensus round whose ratings the scores use."""
    set_rules(
        session,
        ana.vacancy,
        see_others=SeeOthers.NEVER,
        consensus=True,
        scores_use=ScoresUse.CONSENSUS,
    )
    for application, user, level in (
        (ana, mara, 5),
        (ana, noel, 2),
        (ben, mara, 3),
        (ben, noel, 4),
    ):
        made.submit_sheet(session, application, user, level)
    session.commit()
    return ana.vacancy


# Who may see what when.


def test_others_open_by_the_rule(
    session: Session, ana: Application, ben: Application, mara: User, noel: User
) -> None:
    vacancy = ana.vacancy
    made.submit_sheet(session, ana, mara)
    assert "still have sheets" in str(service.why_others_closed(session, mara, vacancy))
    made.submit_sheet(session, ben, mara)
    assert service.why_others_closed(session, mara, vacancy) is None
    set_rules(session, vacancy, see_others=SeeOthers.AFTER_ALL)
    assert "everybody" in str(service.why_others_closed(session, mara, vacancy))
    made.submit_sheet(session, ana, noel)
    move(session, ben, to=Stage.WITHDRAWN, actor_id=None, reason="Another post.")
    assert service.why_others_closed(session, mara, vacancy) is None
    set_rules(session, vacancy, see_others=SeeOthers.NEVER)
    assert "apart" in str(service.why_others_closed(session, mara, vacancy))


def test_member_sees_others_only_of_candidates_they_rated(
    sign_in: SignIn,
    session: Session,
    ana: Application,
    ben: Application,
    mara: User,
    noel: User,
) -> None:
    made.submit_sheet(session, ana, mara, 5)
    service.recuse(session, made.sheet_of(session, ben, mara), reason="My cousin.")
    for application in (ana, ben):
        made.submit_sheet(session, application, noel, 2)
    session.commit()
    client = sign_in(Role.PANEL, email=mara.email)
    path = f"/vacancies/{ana.vacancy_id}/panel/others"
    assert "Noel" not in text(client.get(path))
    assert post(client, path).status_code == 303
    page = text(client.get(path))
    assert "3 levels apart: 11 items" in page
    assert "Noel 2 Basic" in page
    assert "Candidate 2" not in text(client.get(f"{path}?candidate=2"))


def test_look_ends_the_withdrawal_and_not_the_return(
    sign_in: SignIn,
    session: Session,
    ana: Application,
    ben: Application,
    mara: User,
    rita: User,
) -> None:
    for application in (ana, ben):
        made.submit_sheet(session, application, mara)
    session.commit()
    sheet = made.sheet_of(session, ana, mara)
    client = sign_in(Role.PANEL, email=mara.email)
    way = f"/sheets/{sheet.id}/withdraw"
    assert "Take it back to correct it" in text(client.get(f"/sheets/{sheet.id}"))
    assert post(client, f"/vacancies/{ana.vacancy_id}/panel/others").status_code == 303
    assert "ask the recruiter" in text(client.get(way))
    assert "Take it back to correct it" not in text(client.get(f"/sheets/{sheet.id}"))
    answer = post(client, way, reason="I would like to come closer to Noel.")
    assert answer.status_code == 409
    recruiter = sign_in(Role.RECRUITER, email=rita.email)
    reason = "Item 4 was meant for the other one."
    assert post(recruiter, f"/sheets/{sheet.id}/return", reason=reason).status_code == 303
    for address in (f"/sheets/{sheet.id}", "/", f"/vacancies/{ana.vacancy_id}/panel/mine"):
        assert reason in text(client.get(address))
    assert "closed to you now" in text(client.get(f"/vacancies/{ana.vacancy_id}/panel/others"))


def test_reader_of_scorecards_can_not_withdraw_once_they_are_open(
    session: Session, ana: Application, ben: Application
) -> None:
    both = made.member(session, ana.vacancy, "Rosa", Role.RECRUITER)
    made.send(session, ana, ben)
    sheet = made.submit_sheet(session, ana, both)
    assert service.why_not_withdraw(session, sheet) is None
    made.submit_sheet(session, ben, both)
    with pytest.raises(service.SheetClosedError, match="ask the recruiter"):
        service.withdraw(session, sheet, reason="A slip.")
    with pytest.raises(service.PanelError, match="to themselves"):
        service.return_sheet(session, sheet, reason="A slip.", actor_id=both.id)


def test_recruiter_who_rates_learns_nothing_from_return_history_or_round(
    sign_in: SignIn, session: Session, ana: Application, ben: Application, mara: User
) -> None:
    made.member(session, ana.vacancy, "Rosa", Role.RECRUITER)
    made.send(session, ana)
    set_rules(session, ana.vacancy, consensus=True)
    sheet = made.submit_sheet(session, ana, mara)
    session.commit()
    client = sign_in(email="rosa@district.example")
    pages = [client.get(f"/sheets/{sheet.id}/{page}") for page in ("return", "history")]
    pages += [post(client, f"/vacancies/{ana.vacancy_id}/panel/round")]
    pages += [client.get(f"/vacancies/{ana.vacancy_id}/panel/round")]
    for page in pages:
        assert "closed to you now" in text(page)
        assert "Mara" not in text(page)
    assert post(client, f"/sheets/{sheet.id}/return", reason="Wrong.").status_code == 409
    session.expire_all()
    assert sheet.state == SheetState.SUBMITTED


# Every submission is kept.


def test_history_tells_what_changed_item_by_item(
    sign_in: SignIn, session: Session, ana: Application, mara: User, noel: User, rita: User
) -> None:
    sheet = made.open_sheet(session, ana, mara)
    for item, value, note in ((1, 3, "Clear plan."), (2, 4, None), (3, None, None)):
        service.rate(session, sheet, item=item, value=value, note=note)
    service.note_area(session, sheet, area="leadership-vision", note="Plans well.")
    service.note_area(session, sheet, area="ethics-policy", note="By the book.")
    service.submit(session, sheet, leave_open=True)
    service.withdraw(session, sheet, reason="Item 1 was too low.")
    service.note_area(session, sheet, area="leadership-vision", note="Plans and leads well.")
    service.note_area(session, sheet, area="ethics-policy", note="")
    service.note_area(session, sheet, area="data-management", note="Little seen.")
    service.rate(session, sheet, item=1, value=5, note="Very clear plan.")
    service.rate(session, sheet, item=4, value=2)
    session.commit()
    recruiter = sign_in(Role.RECRUITER, email=rita.email)
    path = f"/sheets/{sheet.id}/history"
    page = text(recruiter.get(path))
    assert "3 items with an answer, 59 left open; a note on 2 areas." in page
    assert "Very clear plan." not in page  # not submitted
    assert "Little seen." not in page
    service.submit(session, sheet, leave_open=True)
    session.commit()
    for client in (recruiter, sign_in(Role.PANEL, email=mara.email)):
        page = text(client.get(path))
        assert "“Item 1 was too low.”" in page
        assert "2 items changed since the submission before" in page
        assert "3 Intermediate → to 5 Excel" in page
        assert "Note before: “Clear plan.”; now: “Very clear plan.”" in page
        assert "Other notes stand on 3 areas:" in page
        assert "Leadership & Vision Note before: “Plans well.”; now: “Plans and leads" in page
        assert "Ethics & Policy Note before: “By the book.”; now: none" in page
        assert "Data Management Note before: none; now: “Little seen.”" in page
        assert "left open → to 2" in page
    assert sign_in(Role.PANEL, email=noel.email).get(path).status_code == 404


# The consensus round.


def test_round_opens_when_all_are_in_and_names_who_is_missing(
    session: Session, ana: Application, ben: Application, mara: User, noel: User
) -> None:
    vacancy = ana.vacancy
    boss = vacancy.created_by
    with pytest.raises(service.PanelError, match="has no consensus round"):
        service.open_round(session, vacancy, actor_id=boss)
    set_rules(session, vacancy, consensus=True)
    made.submit_sheet(session, ana, mara)
    said = r"Missing: Noel \(Candidates 1, 2\), Mara \(Candidate 2\)\."
    with pytest.raises(service.PanelError, match=said):
        service.open_round(session, vacancy, actor_id=boss)
    made.submit_sheet(session, ana, noel)
    service.recuse(session, made.sheet_of(session, ben, mara), reason="My cousin.")
    service.release(session, made.sheet_of(session, ben, noel), actor_id=boss)
    talk = service.open_round(session, vacancy, actor_id=boss)
    assert service.open_round(session, vacancy, actor_id=boss) is talk
    sheet = made.sheet_of(session, ana, mara)
    with pytest.raises(service.SheetClosedError, match="round has begun"):
        service.withdraw(session, sheet, reason="A slip.")
    with pytest.raises(service.SheetClosedError, match="round has begun"):
        service.return_sheet(session, sheet, reason="A slip.", actor_id=boss)


def test_finals_stand_beside_the_initial_ratings_and_count_where_scores_use_them(
    session: Session, everything_in: Vacancy, ana: Application, mara: User
) -> None:
    vacancy = everything_in
    boss = vacancy.created_by
    sheet = made.sheet_of(session, ana, mara)
    with pytest.raises(service.SheetClosedError, match="No consensus round"):
        service.settle(session, sheet, item=1, value=4)
    service.open_round(session, vacancy, actor_id=boss)
    before = service.submitted_ratings(session, vacancy)
    assert service.settle(session, sheet, item=1, value=5) is None  # the initial one, kept
    final = service.settle(session, sheet, item=1, value=4, note="Noel convinced me.", seen=0)
    assert final is not None
    with pytest.raises(service.StaleFinalError):
        service.settle(session, sheet, item=1, value=3, seen=0)
    with pytest.raises(service.PanelError, match="Only what you rated"):
        service.settle(session, sheet, item=2, value=3)
    with pytest.raises(service.PanelError, match="not on the scale"):
        service.settle(session, sheet, item=1, value=6)
    after = service.submitted_ratings(session, vacancy)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(old.value, new.value, new.item) for old, new in changed] == [(5, 4, 1)]
    assert ("Noel convinced me.") in [n.note for n in service.submitted_notes(session, ana)]
    assert service.current_ratings(session, sheet)[1].value == 5
    service.close_round(session, vacancy, actor_id=boss)
    with pytest.raises(service.SheetClosedError):
        service.settle(session, sheet, item=1, value=1)


def test_scores_that_use_initial_ratings_know_nothing_of_final_ones(
    session: Session, ana: Application, ben: Application, mara: User, noel: User
) -> None:
    set_rules(session, ana.vacancy, consensus=True)
    for application in (ana, ben):
        for user in (mara, noel):
            made.submit_sheet(session, application, user, 3)
    service.open_round(session, ana.vacancy, actor_id=ana.vacancy.created_by)
    before = service.submitted_ratings(session, ana.vacancy)
    service.settle(session, made.sheet_of(session, ana, mara), item=1, value=5, note="Higher.")
    assert session.scalar(select(ConsensusRating.value)) == 5
    assert service.submitted_ratings(session, ana.vacancy) == before
    assert service.submitted_notes(session, ana) == []


def test_member_settles_on_the_page_of_largest_differences(
    sign_in: SignIn,
    session: Session,
    everything_in: Vacancy,
    ana: Application,
    mara: User,
    rita: User,
) -> None:
    path = f"/vacancies/{everything_in.id}/panel/round"
    member = sign_in(Role.PANEL, email=mara.email)
    assert "not open yet" in text(member.get(path))
    recruiter = sign_in(Role.RECRUITER, email=rita.email)
    assert post(recruiter, path).status_code == 303
    page = text(member.get(path))
    assert "11 items with 2 levels or more" in page
    assert "11 further items differ by less than 2 levels and 0 stand alike" in page
    assert "You 5" in page
    assert "Noel 2 Basic" in page
    assert "Ana Kovač" not in page
    assert "Ana Kovač (Candidate 1)" in text(recruiter.get(path))
    sheet = made.sheet_of(session, ana, mara)
    fields = {"item": 1, "value": "3", "note": "Closer to it.", "seen": 0}
    answer = post(member, f"/sheets/{sheet.id}/final", **fields)
    assert answer.status_code == 303
    assert "final 3" in text(recruiter.get(path))
    assert post(member, f"/sheets/{sheet.id}/final", **fields | {"value": "4"}).status_code == 409
    assert post(member, f"/sheets/{sheet.id}/final", **fields | {"value": "x"}).status_code == 422
    assert post(recruiter, f"{path}/close").status_code == 303
    assert "Keep this as final" not in text(member.get(path))


# One area across candidates.
