"""A review of an equivalency that is under way: one reviewer has submitted, one is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.equivalency import drafts, service
from hiring.equivalency.citing import cite_words
from hiring.equivalency.eligibility import find_reviewable
from hiring.equivalency.materials import gather_materials
from hiring.equivalency.models import EquivalencyReviewer
from hiring.foundation.data_files import load_yaml
from hiring.people.models import User
from hiring.vacancies.models import Application, Vacancy

SCRIPT = Path(__file__).parent / "data" / "equivalency.yaml"


def begin_review(session: Session, vacancy: Vacancy, *, reviewer: User, asked: User) -> None:
    """Open the review of the candidate in the script; `reviewer` fills the form and submits, and
    `asked` has not begun."""
    script: dict[str, Any] = load_yaml(SCRIPT.read_text("utf-8"))
    application = session.scalars(
        select(Application).where(
            Application.vacancy_id == vacancy.id, Application.number == script["candidate"]
        )
    ).one()
    short = [one.requirement for one in find_reviewable(session, application)]
    review = service.open_review(session, application, requirements=short, actor_id=reviewer.id)
    part = service.ask(session, review, user=reviewer, actor_id=reviewer.id)
    service.ask(session, review, user=asked, actor_id=reviewer.id)
    _fill(session, part, script["statements"])
    votes = dict.fromkeys(short, bool(script["grant"]))
    service.submit(session, part, votes=votes, reasons=script["reasons"], rest_cant_tell=True)


def _fill(session: Session, part: EquivalencyReviewer, statements: dict[str, Any]) -> None:
    materials = gather_materials(session, part.review.application)
    for key, answer in statements.items():
        drafts.save_answer(
            session,
            part,
            statement=key,
            mark=answer["mark"],
            remark=answer.get("remark", ""),
            citations=[cite_words(materials, words) for words in answer.get("words", ())],
        )
