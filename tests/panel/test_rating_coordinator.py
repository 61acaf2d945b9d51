"""A coordinator who also rates: plans without learning anything of a colleague's progress."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.panel.coverage import find_gaps
from hiring.people.models import Role, User
from hiring.vacancies.models import Vacancy
from tests.conftest import SignIn
from tests.panel import made
from tests.panel.test_pages import post, words
from tests.panel.test_plan import candidates, coverage_of, mara, path, see_anew, vacancy

__all__ = ["mara", "vacancy"]


def rita(session: Session, vacancy: Vacancy) -> User:
    """A coordinator who also rates."""
    rita = made.member(session, vacancy, "Rita", Role.RECRUITER)
    made.send(session, *candidates(session, vacancy))
    return rita


def test_coordinator_who_rates_splits_what_is_sent_and_keeps_what_was(
    sign_in: SignIn, session: Session, vacancy: Vacancy
) -> None:
    rita(session, vacancy)
    lea = made.candidate(session, vacancy, "Lea Roth")
    session.commit()
    before = coverage_of(session, vacancy).plan
    client = sign_in(email="rita@district.example")
    sending = f"/vacancies/{vacancy.id}/panel"
    assert "You rate on this panel, too" in words(client.get(sending))
    answer = post(client, f"{sending}/send", application_id=lea.id, way="split")
    assert answer.status_code == 303
    after = coverage_of(session, vacancy)
    assert find_gaps(after.board, after.plan) == []
    new = {pair: areas for pair, areas in after.plan.items() if pair[0] == lea.id}
    assert sum(len(areas) for areas in new.values()) == 2 * 11
    assert {pair: a for pair, a in after.plan.items() if pair not in new} == before


def test_coordinator_who_rates_learns_nothing_of_a_colleagues_progress(
    sign_in: SignIn, session: Session, vacancy: Vacancy, mara: User
) -> None:
    """Whether a colleague has rated, submitted, or only opened one sheet, or nobody has begun at
    all: every page and every answer reads the same."""
    rita(session, vacancy)
    ana, ben, eve = candidates(session, vacancy)
    session.commit()
    client = sign_in(email="rita@district.example")
    pages = [
        path(vacancy),
        path(vacancy, "/preview?way=split"),
        *(path(vacancy, f"/{a.id}/{mara.id}") for a in (ana, ben)),
    ]
    before = [words(client.get(page)) for page in pages]
    assert "You have sheets of your own to rate here" in before[0]
    settled = {"fewest_raters": "2", "see_others": "never", "practice": "offered"}
    asked: dict[str, dict[str, object]] = {f"/{ana.id}/{mara.id}": {"area": ["data-management"]}}
    asked["/give"] = {"application_id": ben.id, "member_id": mara.id, "area": ["data-management"]}
    refused = [post(client, path(vacancy, to), **sent).status_code for to, sent in asked.items()]
    assert refused == [422, 422]
    rules, scoring = (f"/vacancies/{vacancy.id}/panel/{name}" for name in ("rules", "scoring"))
    assert "Kept as it is: a mean becomes" in words(client.get(scoring))
    before_rules = words(client.get(rules))
    assert "Kept as it is: there is no consensus round" in before_rules
    assert "doesn't tell you whether a colleague has begun" in before_rules
    service.rate(session, made.open_sheet(session, ana, mara), item=1, value=4)
    made.submit_sheet(session, ben, mara)
    session.commit()
    assert [words(client.get(page)) for page in pages] == before
    answers = [
        post(client, path(vacancy, f"/{a.id}/{mara.id}"), area=["data-management"])
        for a in (ana, ben, eve)
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert words(client.get(rules)) == before_rules
    assert post(client, scoring, conversion="of_top").status_code == 409
    assert post(client, rules, **settled, consensus="y", scores_use="consensus").status_code == 303
    see_anew(session)
    found = service.rules_of(session, vacancy)
    assert (found.see_others, found.consensus) == ("never", False)
