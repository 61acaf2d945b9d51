"""Nothing of a review shows on any page to anybody but its writer before the review is decided."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from hiring.equivalency.models import EquivalencyReview
from hiring.people.models import Role
from tests.conftest import SignIn
from tests.equivalency import made
from tests.house.test_links import LINK
from tests.panel.made import committee_member, member, person
from tests.qualification_pages.made import session_of

RITA = ("Seen by RITA", "Because rita says so")
# Everybody who could come by: reviewers, other staff, the panel, the committee.
# Files, and the pages of the 43 statements, of which the first is asked for.
ALIKE = ("/static", "/bootstrap", "/equivalency/1/statements")
READERS = ("raul", "rosa", "adam", "mara", "cleo")


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with session_of(app) as session:
        yield session


@pytest.fixture
def review(session: Session) -> EquivalencyReview:
    """Emil's review on a vacancy with a panel and a committee; Rita has submitted."""
    review = made.review(session)
    vacancy = review.application.vacancy
    made.recruiter(session, "Rosa")
    person(session, "Adam", Role.ADMINISTRATOR)
    member(session, vacancy, "Mara")
    committee_member(session, vacancy, "Cleo")
    made.submit(session, made.part_of(review, "Rita"))
    session.commit()
    return review


def find(
    sign_in: SignIn, reader: str, texts: tuple[str, ...], *, follow: bool = True
) -> tuple[set[str], int]:
    """The pages on which the reader can read any of the texts, and how many pages were read: those
    of the review and the candidate, and where `follow` every page that links lead to."""
    client = sign_in(email=f"{reader}@district.example")
    review = "/equivalency/1"
    parts = ("", "?correct=1", "/people", "/decision", "/statements/knowledge-1")
    waiting = ["/", "/candidates/1/equivalency", "/candidates/1/scorecard", "/audit-trail"]
    waiting += [review + part for part in parts]
    seen: set[str] = set()
    telling = set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        with client.get(address) as answer:
            page = answer.get_data(as_text=True) if answer.mimetype != "image/webp" else ""
        if any(text in page for text in texts):
            telling.add(address)
        if not follow:
            continue
        links = {link.split("#")[0].split("?")[0] for link in LINK.findall(page)}
        waiting += [link for link in links if not link.startswith(ALIKE)]
    return telling, len(seen)


def test_nobody_reads_anything_of_a_review_that_is_in(
    review: EquivalencyReview, sign_in: SignIn
) -> None:
    found = {reader: find(sign_in, reader, RITA) for reader in READERS}
    assert {reader: telling for reader, (telling, _) in found.items() if telling} == {}
    assert min(pages for _, pages in found.values()) > 8


def test_writer_reads_their_own(review: EquivalencyReview, sign_in: SignIn) -> None:
    telling, _ = find(sign_in, "rita", RITA[:1], follow=False)
    assert "/equivalency/1/statements/knowledge-1" in telling


def test_tie_tells_nobody_who_said_what(
    session: Session, review: EquivalencyReview, sign_in: SignIn
) -> None:
    made.submit(session, made.part_of(review, "Raul"), grant=False)
    made.ask(session, review, "Rosa")
    session.commit()
    raul = ("Seen by RAUL", "Because raul")
    assert find(sign_in, "rita", raul)[0] == set()
    assert find(sign_in, "rosa", (*RITA, *raul))[0] == set()


def test_decision_opens_all_of_it_to_staff_and_the_reasons_to_the_committee(
    session: Session, review: EquivalencyReview, sign_in: SignIn
) -> None:
    made.submit(session, made.part_of(review, "Raul"))
    session.commit()
    assert "/equivalency/1" in find(sign_in, "adam", RITA, follow=False)[0]
    assert find(sign_in, "cleo", RITA)[0] == {"/candidates/1/scorecard"}
    assert find(sign_in, "mara", RITA, follow=False)[0] == set()
