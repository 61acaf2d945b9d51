"""The intake page: a place to drop files, and a table that fills live."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db, storage
from hiring.intake import service
from hiring.intake.models import Document
from hiring.intake.rows import Columns, count_states, make_rows, say_progress
from hiring.intake.sniff import MIME_TYPES, kind_of
from hiring.people import access
from hiring.people.models import Role
from hiring.people.session import safe_next
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Vacancy

bp = Blueprint("intake", __name__)

Answer = str | Response | tuple[str, int] | dict[str, Any] | tuple[dict[str, Any], int]
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)

# A state is dated before its transaction is committed: a row may turn up this much later than its
# date says.  Sending a row twice does no harm.
COMMIT_SLACK = timedelta(seconds=15)


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def _columns() -> Columns:
    columns: Columns = current_app.extensions["intake_columns"]
    return columns


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


@bp.get("/vacancies/<int:vacancy_id>/intake")
@staff_only
def show(vacancy_id: int) -> str:
    """The files of a vacancy."""
    return _page(vacancy_or_404(vacancy_id))


def _page(vacancy: Vacancy, problem: str | None = None) -> str:
    moment = now()
    rows = make_rows(db(), service.documents_of(db(), vacancy.id), _columns())
    counts = count_states(db(), vacancy.id)
    return render_template(
        "intake/show.html",
        vacancy=vacancy,
        here="intake",
        rows=rows,
        summary=say_progress(counts),
        since=(moment - COMMIT_SLACK).isoformat(),
        candidates=_candidates(rows),
        chosen=request.args.get("for", type=int),
        pairs=_columns().pairs(db(), vacancy.id),
        versions=_columns().versions(db(), vacancy.id),
        max_mb=_settings().max_upload_mb,
        max_bytes=current_app.config["MAX_CONTENT_LENGTH"],
        problem=problem,
    )


def _candidates(rows: list[Any]) -> list[Application]:
    by_number = {row.application.number: row.application for row in rows}
    return [by_number[number] for number in sorted(by_number)]


@bp.get("/vacancies/<int:vacancy_id>/intake/progress")
@staff_only
def progress(vacancy_id: int) -> dict[str, Any]:
    """What changed since a moment: the rows as HTML, and the summary line."""
    vacancy, moment = vacancy_or_404(vacancy_id), now()
    changed = service.documents_of(db(), vacancy.id, changed_after=_since())
    return {"rows": _drawn(changed), "since": (moment - COMMIT_SLACK).isoformat(), **_line(vacancy)}


def _since() -> datetime:
    try:
        moment = datetime.fromisoformat(request.args.get("since", ""))
    except ValueError:
        abort(400)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _drawn(documents: list[Document]) -> list[dict[str, Any]]:
    return [
        {
            "id": row.document.id,
            "html": render_template("intake/_row.html", row=row),
        }
        for row in make_rows(db(), documents, _columns())
    ]


def _line(vacancy: Vacancy) -> dict[str, Any]:
    pairs = _columns().pairs(db(), vacancy.id)
    versions = _columns().versions(db(), vacancy.id)
    counts = count_states(db(), vacancy.id)
    return {
        "files": sum(counts.values()),
        "summary": say_progress(counts),
        "duplicates": render_template("intake/_duplicates.html", pairs=pairs, vacancy=vacancy),
        "readings": render_template("intake/_readings.html", versions=versions, vacancy=vacancy),
    }


@bp.post("/vacancies/<int:vacancy_id>/intake")
@staff_only
def upload(vacancy_id: int) -> Answer:
    """Take files in: one at a time from the page's script, any number from the plain form."""
    vacancy = vacancy_or_404(vacancy_id)
    files = [file for file in request.files.getlist("files") if file.filename]
    application = _application_for(vacancy)
    if not files:
        return _refused(vacancy, "Choose one or more files first. Nothing was taken in.")
    try:
        taken = [_take_in(vacancy, file, application) for file in files]
    except service.IntakeError as error:
        return _refused(vacancy, str(error))
    if _wants_json():
        drawn = _drawn([document for document, _ in taken])
        for row, (document, is_new) in zip(drawn, taken, strict=True):
            row["already"] = None if is_new else document.filename
        return {"rows": drawn, **_line(vacancy)}, 201
    _flash_taken(taken)
    return redirect(url_for("intake.show", vacancy_id=vacancy.id))


def _application_for(vacancy: Vacancy) -> Application | None:
    chosen = request.form.get("application", type=int)
    if chosen is None:
        return None
    application = db().get(Application, chosen)
    if application is None or application.vacancy_id != vacancy.id:
        abort(404)
    return application


def _take_in(
    vacancy: Vacancy, file: FileStorage, application: Application | None
) -> tuple[Document, bool]:
    data = file.read()
    is_new = service.find_same(db(), vacancy, data=data) is None
    document = service.take_in(
        db(),
        storage(),
        vacancy,
        filename=file.filename or "",
        data=data,
        actor_id=access.me().id,
        application=application,
        max_bytes=_settings().max_upload_mb * 1024 * 1024,
        zone=_settings().zone,
    )
    return document, is_new


def _refused(vacancy: Vacancy, problem: str) -> Answer:
    if _wants_json():
        return {"error": problem}, 422
    return _page(vacancy, problem), 422


def _flash_taken(taken: list[tuple[Document, bool]]) -> None:
    new = sum(is_new for _, is_new in taken)
    if new:
        flash(f"{new} {'file is' if new == 1 else 'files are'} stored and recorded.", "good")
    for document, is_new in taken:
        if not is_new:
            flash(f"One file is already here, as “{document.filename}”.", "warning")


@bp.post("/documents/<int:document_id>/retry")
@staff_only
def retry(document_id: int) -> Answer:
    """Try a failed file again."""
    document = db().get(Document, document_id) or abort(404)
    try:
        service.retry(db(), document, actor_id=access.me().id)
    except service.IntakeError as error:
        if _wants_json():
            return {"error": str(error)}, 409
        return _page(document.application.vacancy, str(error)), 409
    if _wants_json():
        return {"rows": _drawn([document]), **_line(document.application.vacancy)}
    here = url_for("intake.show", vacancy_id=document.vacancy_id)
    return redirect(safe_next(request.form.get("next") or f"{here}#document-{document.id}"))


@bp.get("/documents/<int:document_id>/original")
@staff_only
def original(document_id: int) -> Response:
    """The file as it was sent, as a download that a browser will not run."""
    document = db().get(Document, document_id)
    if document is None:
        abort(404)
    try:
        data = storage().get(document.sha256)
    except MissingFileError:
        abort(404)
    answer = send_file(
        io.BytesIO(data),
        mimetype=MIME_TYPES.get(kind_of(data), "application/octet-stream"),
        as_attachment=True,
        download_name=document.filename,
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
