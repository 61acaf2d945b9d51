"""Words are cited with the page that they stand on: found, or given by the reviewer."""

from __future__ import annotations

from dataclasses import replace

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.equivalency.models import EquivalencyReview
from tests.equivalency import made
from tests.equivalency.test_pages import save
from tests.panel.test_pages import words
from tests.qualification_pages.made import TITLE_BOX, evidence


def test_page_is_kept_with_the_words_where_the_reviewer_gives_it(rita: FlaskClient) -> None:
    digest = made.short().sha256
    typed = {"words": "evening classes", "words_document": digest, "citing": "1"}
    _, found = save(rita, "knowledge-2", **typed)
    _, given = save(rita, "knowledge-2", **typed, words_page="2")
    assert [one["added"][0]["where"] for one in (found, given)] == [  # type: ignore[index]
        "resume.pdf",
        "resume.pdf, page 2",
    ]
    assert given["cited"] == 1
    _, own = save(rita, "knowledge-3", own="A seal of the county.", document=digest, own_page="1")
    assert own["added"][0]["where"] == "resume.pdf, page 1"  # type: ignore[index]
    _, wrong = save(rita, "knowledge-3", own="A seal.", document=digest, own_page="3")
    assert (wrong["field"], wrong["error"]) == ("own", "resume.pdf has 2 pages.")
    page = words(rita.get("/equivalency/1/statements/knowledge-2"))
    assert "evening classes resume.pdf, page 2" in page


def test_page_that_the_facts_tell_is_found_and_another_is_refused(
    session: Session, review: EquivalencyReview, rita: FlaskClient
) -> None:
    digest = "e" * 64
    title = evidence("title", "Director of Technology", digest, TITLE_BOX)
    (job,) = made.short().positions
    later = replace(
        made.short(), sha256=digest, pages=1, positions=(replace(job, evidence=(title,)),)
    )
    made.second_document(session, review.application, later)
    session.commit()
    typed = {"words": "evening classes", "words_document": digest}
    _, cited = save(rita, "knowledge-2", **typed)
    assert cited["added"][0]["where"] == "letter.pdf, page 1"  # type: ignore[index]
    _, refused = save(rita, "knowledge-3", **typed, words_page="2")
    assert (refused["field"], refused["error"]) == ("words", "letter.pdf has 1 page.")
