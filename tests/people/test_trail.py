"""The audit trail as administrators read it."""

from __future__ import annotations

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.people import service
from hiring.people.models import Role
from hiring.people.trail import trail, words_of
from tests.conftest import SignIn


def write(session: Session, count: int, action: str = "sheet.rated", **details: object) -> None:
    """So many acts."""
    for number in range(count):
        audit.record(
            session,
            action,
            subject="sheet",
            subject_id=number + 1,
            actor_id=None,
            vacancy_id=7,
            **details,
        )
    session.commit()


def test_trail_is_paged_newest_first_without_gaps(session: Session) -> None:
    write(session, 5)
    seen: list[str] = []
    before = None
    for _ in range(3):
        page = trail(session, before=before, size=2)
        seen += [row.subject for row in page.rows]
        before = page.older_than
    assert (seen, before) == ([f"sheet {number}" for number in (5, 4, 3, 2, 1)], None)


def test_trail_shows_one_kind_of_act(session: Session) -> None:
    write(session, 2)
    write(session, 1, action="sheet.submitted")
    assert [row.action for row in trail(session, action="sheet.submitted").rows] == [
        "sheet.submitted"
    ]


def test_trail_never_shows_a_rating(session: Session, sign_in: SignIn) -> None:
    write(session, 1, item=12, value=4, note="seldom listens")
    page = sign_in(Role.ADMINISTRATOR).get("/audit-trail").get_data(as_text=True)
    assert "sheet: rated" in page
    assert "seldom listens" not in page
    assert [row.about for row in trail(session, action="sheet.rated").rows] == [""]


def test_trail_page_names_the_actor_and_shows_own_details(sign_in: SignIn) -> None:
    client: FlaskClient = sign_in(Role.ADMINISTRATOR)
    page = client.get("/audit-trail?action=account.signed_in").get_data(as_text=True)
    assert "Test administrator" in page
    assert "account: signed in" in page
    assert '<option value="account.signed_in" selected>' in page
    created = client.get("/audit-trail?action=account.created").get_data(as_text=True)
    assert "roles: administrator" in created


def test_trail_of_an_unknown_kind_is_empty_and_says_so(sign_in: SignIn) -> None:
    page = sign_in(Role.ADMINISTRATOR).get("/audit-trail?action=none&before=junk")
    assert page.status_code == 200
    assert "No act of this kind is on record." in page.get_data(as_text=True)


def test_action_is_said_in_words() -> None:
    assert words_of("account.sign_in_failed") == "account: sign in failed"


def test_failed_sign_in_is_nobodys_act_on_no_account(session: Session) -> None:
    service.authenticate(session, email="nobody@district.example", password="x")
    (row,) = trail(session).rows
    assert (row.actor, row.subject) == ("not signed in", "no account")
