"""The blueprint of the panel's pages, and the breadcrumbs they share."""

from __future__ import annotations

from flask import Blueprint, url_for

from hiring.vacancies.models import Vacancy

bp = Blueprint("panel", __name__)

Crumb = tuple[str, str | None]


def crumbs(vacancy: Vacancy, *more: Crumb) -> list[Crumb]:
    """The way from the vacancies over this one to a page of the panel."""
    return [
        ("Vacancies", url_for("vacancies.index")),
        (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
        *more,
    ]
