"""One area across candidates, in an order that does not favour anybody."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.panel import service
from hiring.panel.across import shuffle
from hiring.panel.models import Rating
from hiring.people.models import Role, User
from hiring.vacancies.models import Application
from tests.conftest import SignIn, token
from tests.panel import made
from tests.panel.test_after import ana, ben, mara, noel, post, text

__all__ = ["ana", "ben", "mara", "noel"]


def test_order_across_is_random_and_stays() -> None:
    first = shuffle(range(1, 30), user_id=1, area="ethics-policy")
    assert first == shuffle(reversed(range(1, 30)), user_id=1, area="ethics-policy")
    assert sorted(first) == list(range(1, 30)) != first
    assert first != shuffle(range(1, 30), user_id=2, area="ethics-policy")
    assert first != shuffle(range(1, 30), user_id=1, area="data-management")


def test_second_pass_changes_a_rating_as_a_new_version(
    sign_in: SignIn, session: Session, ana: Application, ben: Application, mara: User
) -> None:
    vacancy, boss = ana.vacancy, ana.vacancy.created_by
    sheets = []
    for application in (ana, ben):
        service.assign(session, application, user=mara, areas=["ethics-policy"], actor_id=boss)
        sheets.append(made.open_sheet(session, application, mara))
    edition = made.edition_of(session, vacancy)
    area = next(area for area in edition.areas if area.slug == "ethics-policy")
    items = [item.number for item in area.items if item.repeats is None]
    session.commit()
    client = sign_in(Role.PANEL, email=mara.email)
    path, mine = (
        f"/vacancies/{vacancy.id}/panel/across/{area.slug}",
        f"/vacancies/{vacancy.id}/panel/mine",
    )
    assert "second pass opens when" in text(client.get(path))
    assert post(client, path, **{f"value-{sheets[0].id}-{items[0]}": "3"}).status_code == 409
    for sheet in sheets:
        for item in items:
            service.rate(
                session, sheet, item=item, value=3, note="Said so." if item == items[0] else None
            )
    session.commit()
    assert area.name in text(client.get(mine))
    cell = f"{sheets[1].id}-{items[0]}"
    fields = {f"value-{cell}": "5", f"seen-{cell}": "1"}
    assert post(client, path, **fields).status_code == 303
    stale = post(client, path, **{**fields, f"value-{cell}": "1"})
    assert "was changed in another window; there it is 5 Excel" in text(stale)
    assert stale.status_code == 409
    by_script = {"item": items[1], "value": 2, "seen": 1, "source": "across"}
    headers = {"X-CSRFToken": token(client)}
    saved = client.post(f"/sheets/{sheets[1].id}/ratings", json=by_script, headers=headers)
    assert saved.status_code == 200
    rows = session.execute(
        select(Rating.version, Rating.value, Rating.note, Rating.source)
        .where(Rating.sheet_id == sheets[1].id, Rating.item == items[0])
        .order_by(Rating.version)
    )
    assert [tuple(row) for row in rows] == [
        (1, 3, "Said so.", "sheet"),
        (2, 5, "Said so.", "across"),
    ]
    session.expire_all()
    assert service.current_ratings(session, sheets[1])[items[1]].source == "across"
    service.submit(session, sheets[0])
    session.commit()
    page = text(client.get(path))
    assert "take Candidate 1 back" in page
    locked = f"{sheets[0].id}-{items[0]}"
    post(client, path, **{f"value-{locked}": "1", f"seen-{locked}": "1"})
    session.expire_all()
    assert service.current_ratings(session, sheets[0])[items[0]].value == 3
    service.submit(session, sheets[1])
    session.commit()
    assert "nothing to change" in text(client.get(path))
    assert "across all candidates" not in text(client.get(mine))
