"""The submitted ratings as files, for those who read the scorecards."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from hiring.committee.rating_rows import rating_rows
from hiring.committee.service import rater_names
from hiring.committee.spreadsheet import write_cells, write_csv, write_xlsx
from hiring.foundation.web import db
from hiring.panel.service import may_see_ratings
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of

bp = Blueprint("exports", __name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@bp.get("/vacancies/<int:vacancy_id>/ratings.xlsx")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def workbook(vacancy_id: int) -> Response:
    """Everything in a workbook."""
    vacancy = _readable(vacancy_id)
    rows = rating_rows(db(), vacancy, rater_names(db(), vacancy))
    about = _about(vacancy)
    data = write_xlsx(rows, title=f"Ratings of the panel: {vacancy.title}", about=about)
    return _file(data, XLSX, f"ratings-{vacancy.id}.xlsx")


@bp.get("/vacancies/<int:vacancy_id>/ratings.csv")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def table(vacancy_id: int) -> Response:
    """Everything in a text table."""
    vacancy = _readable(vacancy_id)
    rows = rating_rows(db(), vacancy, rater_names(db(), vacancy))
    return _file(write_csv(rows), CSV, f"ratings-{vacancy.id}.csv")


@bp.get("/vacancies/<int:vacancy_id>/score-input.csv")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def score_input(vacancy_id: int) -> Response:
    """What the scores are made of, so that anybody can compute them again."""
    vacancy = _readable(vacancy_id)
    rows = rating_rows(db(), vacancy, rater_names(db(), vacancy))
    return _file(write_cells(rows), CSV, f"score-input-{vacancy.id}.csv")


def _readable(vacancy_id: int) -> Vacancy:
    vacancy = vacancy_or_404(vacancy_id)
    if not may_see_ratings(db(), access.me(), vacancy):
        abort(403)
    return vacancy


def _file(data: bytes, kind: str, name: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _about(vacancy: Vacancy) -> dict[str, str]:
    edition = edition_of(db(), vacancy)
    return {
        "Edition": f"{edition.id}: {edition.title}",
        "Content hash": edition.content_hash,
        "As of": vacancy.as_of.isoformat(),
        "Candidate": "The candidate's number in this vacancy.",
        "Rater": "The member of the panel who submitted the sheet.",
        "Answer": "“not observed” and “left open” are in no mean.",
        "Rating": "What the scores are made of.",
        "Agreed rating": "What the member gave in the consensus round, where there was one.",
        "Versions": "How often the member answered the item; the last answer counts.",
    }
