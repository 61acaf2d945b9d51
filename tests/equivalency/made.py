"""Equivalency reviews for tests, made by the product's own verbs: a candidate who falls short, and
people who review them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from hiring.equivalency import drafts, service
from hiring.equivalency.citations import Citation
from hiring.equivalency.models import EquivalencyReview, EquivalencyReviewer, EquivalencySubmission
from hiring.equivalency.statements import list_statements
from hiring.people.models import Role, User
from hiring.reading.facts import Facts
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import edition_of
from tests.panel.made import person
from tests.qualification_pages import made

TOTAL, EDUCATION = "experience.total", "education.bachelor"
MANAGEMENT = "experience.management"
SUMMARY = """Director of Technology
• Supervised 14 network technicians.
• Wrote the county's plan for data
security and kept it up to date.
• Prepared a budget of $2 million."""


def recruiter(session: Session, name: str) -> User:
    """A recruiter of this first name, able to sign in as name@district.example."""
    return person(session, name, Role.RECRUITER)


def short(name: str = "Emil Rask") -> Facts:
    """Somebody who headed a department for two years only, with bullets to cite."""
    found = made.short(name)
    position = replace(found.positions[0], summary=SUMMARY)
    text = f"{name}\n{SUMMARY}\nVolunteer: taught evening classes in databases.\n"
    return replace(found, positions=(position,), text=text)


def candidate(session: Session, found: Facts | None = None) -> Application:
    """A judged candidate whose experience is not met, on a vacancy of their own."""
    return made.candidate(session, made.vacancy(session), found or short())


def second_document(session: Session, application: Application, found: Facts | None = None) -> None:
    """One more document of the candidate, read and judged."""
    digest = hashlib.sha256(b"a later file").hexdigest()
    later = replace(short(), sha256=digest, positions=(), education=(), text="Letter of reference")
    made.document(session, application, found or later, filename="letter.pdf")
    made.service.qualify(session, application_id=application.id)


def review(
    session: Session,
    application: Application | None = None,
    *,
    requirements: Sequence[str] = (TOTAL,),
    asked: Sequence[str] = ("Rita", "Raul"),
) -> EquivalencyReview:
    """A review that Rita opened, with these recruiters asked."""
    application = application or candidate(session)
    opener = recruiter(session, "Rita")
    opened = service.open_review(
        session, application, requirements=requirements, actor_id=opener.id
    )
    for name in asked:
        ask(session, opened, name)
    return opened


def ask(session: Session, opened: EquivalencyReview, name: str) -> EquivalencyReviewer:
    """The part of this recruiter in the review, now asked."""
    user = recruiter(session, name)
    return service.ask(session, opened, user=user, actor_id=opened.opened_by)


def part_of(opened: EquivalencyReview, name: str) -> EquivalencyReviewer:
    """The part of this recruiter in the review."""
    return next(one for one in opened.reviewers if one.user.name == name)


def fill(session: Session, part: EquivalencyReviewer, mark: str = "not_shown") -> None:
    """Answer every statement with this mark, the first as shown, with a citation and a remark."""
    vacancy = part.review.application.vacancy
    digest = short().sha256
    for number, one in enumerate(list_statements(edition_of(session, vacancy))):
        cited = [Citation("quote", digest, "Supervised 14 network technicians.")]
        drafts.save_answer(
            session,
            part,
            statement=one.key,
            mark=mark if number else "shown",
            remark="" if number else f"Seen by {part.user.name.upper()}",
            citations=[] if number else cited,
        )


def submit(
    session: Session, part: EquivalencyReviewer, *, grant: bool = True, **votes: bool
) -> EquivalencySubmission:
    """Fill the form and hand it in, with this vote on every finding unless `votes` says otherwise
    (dots written as two underscores)."""
    fill(session, part)
    wanted = {name.replace("__", "."): vote for name, vote in votes.items()}
    return service.submit(
        session,
        part,
        votes={name: wanted.get(name, grant) for name in part.review.requirements},
        reasons=f"Because {part.user.name.lower()} says so",
    )


def names(session: Session, vacancy: Vacancy, *reviewers: User) -> dict[str, str | int]:
    """What stands in the addresses of a review on the vacancy that waits for these people."""
    application = made.candidate(session, vacancy, short())
    opened = service.open_review(
        session, application, requirements=[TOTAL], actor_id=vacancy.created_by
    )
    for user in reviewers:
        service.ask(session, opened, user=user, actor_id=vacancy.created_by)
    return {
        "review_id": opened.id,
        "statement": "knowledge-1",
        "group": "knowledge-from-1",
    }
