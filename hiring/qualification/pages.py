"""The pages of qualification: the candidates of a vacancy, one candidate with the documents, and
the pictures of pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask import session as cookie
from sqlalchemy import select
from werkzeug.wrappers import Response

from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db, storage
from hiring.intake.models import Document
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.candidate import gather_page
from hiring.qualification.forms import NameForm, read_filters, write_filters
from hiring.qualification.listing import Filters, Order, Standing, count_standings, list_candidates
from hiring.qualification.open_points import find_open_points
from hiring.qualification.sums import shown_span
from hiring.qualification.words import NEXT_STEPS, describe_outcome
from hiring.reading.models import PageImage
from hiring.vacancies.access import application_or_404, vacancy_or_404
from hiring.vacancies.models import Stage, Vacancy
from hiring.vacancies.stages import NAMES

bp = Blueprint("qualification", __name__)
SEARCH = "candidate_search"


@bp.get("/vacancies/<int:vacancy_id>/candidates")
@access.only(Role.RECRUITER, Role.ADMINISTRATOR)
def candidates(vacancy_id: int) -> str:
    """The candidates of a vacancy."""
    vacancy = vacancy_or_404(vacancy_id)
    filters = read_filters(request.args, name=_searched(vacancy))
    return _candidates(vacancy, filters, NameForm(formdata=None, name=filters.name))


@bp.post("/vacancies/<int:vacancy_id>/candidates/name")
@access.only(Role.RECRUITER, Role.ADMINISTRATOR)
def search(vacancy_id: int) -> Response | tuple[str, int]:
    """Narrow the list to a name; an empty one shows everybody again."""
    vacancy = vacancy_or_404(vacancy_id)
    form = NameForm()
    filters = read_filters(request.args, name=_searched(vacancy))
    if not form.validate_on_submit():
        return _candidates(vacancy, filters, form), 422
    # The name is kept in the reader's own cookie, so that it stands in no address and no log.
    cookie[SEARCH] = [vacancy.id, (form.name.data or "").strip()]
    return redirect(_address(vacancy, filters))


@bp.get("/candidates/<int:application_id>")
@access.only(Role.RECRUITER, Role.ADMINISTRATOR)
def show(application_id: int) -> str:
    """One candidate: findings on the left, documents on the right."""
    application = application_or_404(application_id)
    vacancy = application.vacancy
    page = gather_page(db(), application)
    return render_template(
        "qualification/candidate.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=[*_crumbs(vacancy), (application.shown_name, None)],
        page=page,
        stage_names={stage.value: name for stage, name in NAMES.items()},
        describe_outcome=describe_outcome,
        next_steps=NEXT_STEPS,
        shown_span=shown_span,
    )


@bp.get("/documents/<int:document_id>/pages/<int:number>.webp")
@access.only(Role.RECRUITER, Role.ADMINISTRATOR)
def page_image(document_id: int, number: int) -> Response:
    """The picture of one page of a document, for those who may see the document itself."""
    document = db().get(Document, document_id)
    if document is None:
        abort(404)
    application_or_404(document.application_id)
    query = select(PageImage.sha256).where(
        PageImage.document_id == document_id, PageImage.page == number
    )
    digest = db().scalar(query)
    if digest is None:
        abort(404)
    try:
        answer = make_response(storage().get(digest))
    except MissingFileError:
        abort(404)
    answer.content_type = "image/webp"
    # Only in this reader's own browser, and only for a while: a picture of a page never changes.
    answer.headers["Cache-Control"] = "private, max-age=600"
    return answer


def _address(vacancy: Vacancy, filters: Filters) -> str:
    arguments: dict[str, Any] = write_filters(filters)
    return url_for("qualification.candidates", vacancy_id=vacancy.id, **arguments)


def _searched(vacancy: Vacancy) -> str:
    """The name that this list was narrowed to last."""
    kept = cookie.get(SEARCH)
    return str(kept[1]) if kept and kept[0] == vacancy.id else ""


def _candidates(vacancy: Vacancy, filters: Filters, form: NameForm) -> str:
    listing = list_candidates(
        db(), vacancy_id=vacancy.id, filters=filters, page=request.args.get("page", 1, type=int)
    )
    return render_template(
        "qualification/candidates.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=[*_crumbs(vacancy)[:-1], ("Candidates", None)],
        listing=listing,
        counts=count_standings(db(), vacancy_id=vacancy.id),
        filters=filters,
        arguments=write_filters(filters),
        form=form,
        may_send=Role.RECRUITER in access.me().roles,
        open_points=find_open_points,
        next_steps=NEXT_STEPS,
        stage_names={stage.value: name for stage, name in NAMES.items()},
        Standing=Standing,
        Order=Order,
        Stage=Stage,
    )


def _crumbs(vacancy: Vacancy) -> list[tuple[str, str | None]]:
    return [
        ("Vacancies", url_for("vacancies.index")),
        (vacancy.title, url_for("vacancies.show", vacancy_id=vacancy.id)),
        ("Candidates", url_for("qualification.candidates", vacancy_id=vacancy.id)),
    ]
