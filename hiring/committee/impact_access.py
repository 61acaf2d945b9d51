"""Who reads the page of adverse impact, and when."""

from __future__ import annotations

from flask import render_template

from hiring.committee.blueprint import around, keep_closed
from hiring.foundation.web import db
from hiring.panel.finality import why_not_final
from hiring.people.access import me
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from hiring.voluntary.access import is_hr_alone, refuse_seated


def draws_up(vacancy: Vacancy) -> bool:
    """Whether the person who is signed in reads the counts themselves: an administrator who never
    sat on the vacancy."""
    return Role.ADMINISTRATOR in me().roles and is_hr_alone(vacancy)


def not_yet(vacancy: Vacancy) -> str | None:
    """The page that says what is waited for; None where the person who is signed in may read on.
    Recruiters and the committee do once ratings are final, so that it weighs on none; whoever may
    not at all gets a sentence and no page."""
    if draws_up(vacancy):
        return None
    if not {Role.RECRUITER, Role.COMMITTEE} & set(me().roles):
        refuse_seated(vacancy)
    keep_closed(vacancy, title="Adverse impact")
    open_still = why_not_final(db(), vacancy)
    if open_still is None:
        return None
    return render_template(
        "committee/impact_waiting.html",
        **around(vacancy, ("Adverse impact", None)),
        open_still=open_still,
    )
