"""The blueprint of the pages of qualification, who uses them, and the way back from each."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, url_for

from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.list_memory import recall
from hiring.vacancies.models import Application, Vacancy

bp = Blueprint("qualification", __name__)
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)

Crumb = tuple[str, str | None]


def list_address(vacancy: Vacancy) -> str:
    """The list of candidates as its reader left it."""
    arguments = recall(vacancy.id).arguments
    return url_for("qualification.candidates", vacancy_id=vacancy.id, **arguments)


def crumbs(vacancy: Vacancy, *more: Crumb) -> list[Crumb]:
    """The way from the vacancies over the list of candidates to a page."""
    return [
        ("Vacancies", url_for("vacancies.index")),
        (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
        ("Candidates", list_address(vacancy) if more else None),
        *more,
    ]


def candidate_crumbs(application: Application, *more: Crumb) -> list[Crumb]:
    """The way from the vacancies over the list to a page about one candidate."""
    here = url_for("qualification.show", application_id=application.id)
    return crumbs(application.vacancy, (application.shown_name, here), *more)


@bp.app_context_processor
def way_back() -> dict[str, Callable[[Vacancy], str]]:
    """For the pages of every room that lead back to the list."""
    return {"list_address": list_address}
