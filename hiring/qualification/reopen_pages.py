"""The page on which a candidate is reopened."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.web import db, storage
from hiring.intake.checks import is_late
from hiring.people import access
from hiring.qualification import reopening, service
from hiring.qualification.application_models import Reopening
from hiring.qualification.blueprint import bp, crumbs, staff_only
from hiring.qualification.forms import ReopenForm
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application
from hiring.vacancies.stages import ASIDE, NAMES

Answer = str | Response | tuple[str, int]


@bp.route("/candidates/<int:application_id>/reopen", methods=["GET", "POST"])
@staff_only
def reopen(application_id: int) -> Answer:
    """Take a candidate up again, with a reason and a new document where there is one."""
    application = application_or_404(application_id)
    form = ReopenForm()
    if not form.is_submitted():
        return _page(application, form)
    if not form.validate():
        return _page(application, form), 422
    try:
        row = reopening.reopen(
            db(),
            storage(),
            application,
            reason=form.reason.data,
            upload=_upload(form.file.data),
            actor_id=access.me().id,
        )
    except reopening.ReopenError as error:
        db().rollback()
        form[error.field].errors = [str(error)]
        return _page(application_or_404(application_id), form), 422
    flash(_say(row), "good")
    return redirect(url_for("qualification.show", application_id=application.id), 303)


def _upload(file: FileStorage | None) -> reopening.Upload | None:
    settings: Settings = current_app.config["SETTINGS"]
    if not isinstance(file, FileStorage) or not file.filename:
        return None
    return reopening.Upload(
        filename=file.filename,
        data=file.read(),
        max_bytes=settings.max_upload_mb * 1024 * 1024,
        zone=settings.zone,
    )


def _say(row: Reopening) -> str:
    said = "The candidate is reopened; the findings so far stay in the history."
    document = row.document
    if document is None:
        return said
    if document.error_code:
        return f"{said} The new file could not be read: {document.error_message}"
    late = " It came after the closing date and is marked late." if document.late else ""
    return f"{said} The new file is being read.{late}"


def _page(application: Application, form: ReopenForm) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    vacancy = application.vacancy
    return render_template(
        "qualification/reopen.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(
            vacancy,
            (
                application.shown_name,
                url_for("qualification.show", application_id=application.id),
            ),
            ("Reopen", None),
        ),
        application=application,
        found=service.current(db(), application.id),
        may_reopen=reopening.may_reopen(db(), application),
        is_aside=application.stage in ASIDE,
        past=reopening.reopenings_of(db(), application),
        is_late=is_late(now(), as_of=vacancy.as_of, zone=settings.zone),
        max_mb=settings.max_upload_mb,
        stage_names={stage.value: name for stage, name in NAMES.items()},
        form=form,
    )
