"""The pages on reading again with a newer reader: the buttons that ask for it, and what it
changed."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.intake.models import Document
from hiring.people import access
from hiring.people.models import Role
from hiring.people.session import safe_next
from hiring.qualification.blueprint import candidate_crumbs
from hiring.qualification.drawings import DrawingError, draw_again
from hiring.qualification.rereadings import last_rereadings, readings_of
from hiring.reading.rereading import (
    RereadingError,
    read_again,
    read_vacancy_again,
    versions_of,
)
from hiring.reading.version import VERSION
from hiring.vacancies.access import application_or_404, vacancy_or_404
from hiring.vacancies.models import Application

bp = Blueprint("readings", __name__)
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)


@bp.app_context_processor
def running() -> dict[str, str]:
    """The version of the reader that runs, for every page that shows another."""
    return {"reader_version": VERSION}


@bp.get("/candidates/<int:application_id>/readings")
@staff_only
def candidate(application_id: int) -> str:
    """Every reading of a candidate's files, and what each changed."""
    return _candidate(application_or_404(application_id))


def _candidate(application: Application, problem: str | None = None) -> str:
    return render_template(
        "qualification/readings.html",
        vacancy=application.vacancy,
        here="qualification",
        crumbs=candidate_crumbs(application, ("Readings", None)),
        one=application,
        documents=readings_of(db(), application),
        problem=problem,
    )


@bp.get("/vacancies/<int:vacancy_id>/readings")
@staff_only
def of_vacancy(vacancy_id: int) -> str:
    """What reading again changed in each file of a vacancy."""
    vacancy = vacancy_or_404(vacancy_id)
    rereadings = last_rereadings(db(), vacancy_id=vacancy.id)
    return render_template(
        "qualification/readings_of_vacancy.html",
        vacancy=vacancy,
        here="intake",
        crumbs=[
            ("Vacancies", url_for("vacancies.index")),
            (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
            ("Intake", url_for("intake.show", vacancy_id=vacancy.id)),
            ("Readings", None),
        ],
        versions=versions_of(db(), vacancy.id),
        changed=[one for one in rereadings if one.judged and not one.is_same],
        same=[one for one in rereadings if one.judged and one.is_same],
        waiting=[one for one in rereadings if not one.judged],
    )


@bp.post("/documents/<int:document_id>/read-again")
@staff_only
def one_again(document_id: int) -> Response | tuple[str, int]:
    """Have one file read by the running reader."""
    document = db().get(Document, document_id, with_for_update=True) or abort(404)
    application = application_or_404(document.application_id)
    try:
        read_again(db(), document, actor_id=access.me().id)
    except RereadingError as error:
        return _candidate(application, str(error)), 409
    flash("The file is queued to be read again. What people decided since stays.", "good")
    return redirect(safe_next(request.form.get("next") or _readings_of(application)))


def _readings_of(application: Application) -> str:
    return url_for("readings.candidate", application_id=application.id)


@bp.post("/documents/<int:document_id>/draw-pages")
@staff_only
def draw_pages(document_id: int) -> Response | tuple[str, int]:
    """Have the pictures of a file's pages drawn once more."""
    document = db().get(Document, document_id) or abort(404)
    application = application_or_404(document.application_id)
    try:
        draw_again(db(), document, actor_id=access.me().id)
    except DrawingError as error:
        return _candidate(application, str(error)), 409
    flash("The pages are being drawn; load the page again in a minute to see them.", "good")
    return redirect(safe_next(request.form.get("next") or _readings_of(application)))


@bp.post("/vacancies/<int:vacancy_id>/read-again")
@staff_only
def all_again(vacancy_id: int) -> Response:
    """Have every file of the vacancy that another reader read be read by the running one."""
    vacancy = vacancy_or_404(vacancy_id)
    count = read_vacancy_again(db(), vacancy, actor_id=access.me().id)
    if count:
        files = "1 file is" if count == 1 else f"{count} files are"
        flash(f"{files} queued to be read again. What people decided since stays.", "good")
    else:
        flash(f"Every file that could be read was read by reader {VERSION} already.", "good")
    return redirect(url_for("intake.show", vacancy_id=vacancy.id))
