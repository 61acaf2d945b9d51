"""The list of vacancies, a vacancy's overview with its settings, and a candidate's stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from classification.edition import Edition
from classification.loader import find_editions
from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role, User
from hiring.people.session import safe_next
from hiring.vacancies import history, service
from hiring.vacancies.access import application_or_404, vacancy_or_404
from hiring.vacancies.checklist import check_vacancy
from hiring.vacancies.editions import special_requirements
from hiring.vacancies.forms import DateForm, GroundForm, StageForm, VacancyForm
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy
from hiring.vacancies.seating import find_people
from hiring.vacancies.stages import NAMES, open_moves

bp = Blueprint("vacancies", __name__)

Answer = str | Response | tuple[str, int]
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


@bp.get("/vacancies")
@access.signed_in()
def index() -> str:
    """Every vacancy that the person may see."""
    return render_template(
        "vacancies/index.html",
        vacancies=service.vacancies_for(db(), access.me()),
        may_create=bool(service.STAFF & access.me().roles),
    )


@bp.route("/vacancies/new", methods=["GET", "POST"])
@staff_only
def new() -> Answer:
    """Create a vacancy as a draft."""
    editions = {edition.id: edition for edition in find_editions(_settings().edition_folders)}
    form = VacancyForm()
    form.edition.choices = [SelectChoice(e.id, f"{e.title} ({e.id})") for e in editions.values()]
    if form.validate_on_submit():
        vacancy = service.create_vacancy(
            db(),
            title=form.title.data,
            edition=editions[form.edition.data],
            closing_date=form.closing_date,
            first_review_date=form.first_review_date,
            actor_id=access.me().id,
        )
        return redirect(url_for("vacancies.show", vacancy_id=vacancy.id))
    return render_template("vacancies/new.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/vacancies/<int:vacancy_id>")
@access.signed_in()
def show(vacancy_id: int) -> str:
    """The overview of one vacancy."""
    return _overview(vacancy_or_404(vacancy_id))


def _overview(vacancy: Vacancy, **parts: Any) -> str:
    edition = service.edition_of(db(), vacancy)
    people = {vacancy.created_by, vacancy.opened_by, vacancy.special_confirmed_by} - {None}
    context = {
        "edition": edition,
        "special": special_requirements(edition),
        "checks": _checks(vacancy, edition),
        "names": history.names_of(db(), {person for person in people if person}),
        "acts": history.acts_of(db(), vacancy),
        "may_change": bool(service.STAFF & access.me().roles),
        "date_form": DateForm(formdata=None, **_date_values(vacancy)),
        "ground_form": GroundForm(formdata=None),
        "found": None,
        **parts,
    }
    return render_template("vacancies/show.html", vacancy=vacancy, here="vacancy", **context)


def _checks(vacancy: Vacancy, edition: Edition) -> list[Any]:
    kinds = [seat.kind for seat in vacancy.seats]
    return check_vacancy(
        as_of=vacancy.as_of,
        today=now().astimezone(_settings().zone).date(),
        special=[requirement.label for requirement in special_requirements(edition)],
        special_confirmed=vacancy.special_confirmed,
        panel_seats=kinds.count(SeatKind.PANEL),
        committee_seats=kinds.count(SeatKind.COMMITTEE),
    )


def _date_values(vacancy: Vacancy) -> dict[str, Any]:
    return {"until": "closing" if vacancy.closing_date else "filled", "day": vacancy.as_of}


@bp.post("/vacancies/<int:vacancy_id>/date")
@staff_only
def change_date(vacancy_id: int) -> Answer:
    """Give the vacancy another date."""
    vacancy = vacancy_or_404(vacancy_id)
    form = DateForm()
    if not form.validate_on_submit():
        return _overview(vacancy, date_form=form), 422
    service.change_date(
        db(),
        vacancy,
        closing_date=form.closing_date,
        first_review_date=form.first_review_date,
        actor_id=access.me().id,
    )
    return _back(vacancy, "The date is kept. Every candidate is being judged anew as of it.")


@bp.post("/vacancies/<int:vacancy_id>/special")
@staff_only
def confirm_special(vacancy_id: int) -> Answer:
    """Confirm the ground of the special requirements."""
    vacancy = vacancy_or_404(vacancy_id)
    form = GroundForm()
    if not form.validate_on_submit():
        return _overview(vacancy, ground_form=form), 422
    service.confirm_special(db(), vacancy, ground=form.ground, actor_id=access.me().id)
    return _back(vacancy, "The special requirements are confirmed and judged from now on.")


@bp.post("/vacancies/<int:vacancy_id>/special/withdraw")
@staff_only
def withdraw_special(vacancy_id: int) -> Answer:
    """Take the confirmation back."""
    vacancy = vacancy_or_404(vacancy_id)
    return _act(
        vacancy,
        lambda: service.withdraw_special(db(), vacancy, actor_id=access.me().id),
        "The confirmation is withdrawn; the special requirements are left out.",
    )


@bp.post("/vacancies/<int:vacancy_id>/open")
@staff_only
def open_vacancy(vacancy_id: int) -> Answer:
    """Open a draft."""
    vacancy = vacancy_or_404(vacancy_id)
    return _act(
        vacancy,
        lambda: service.open_vacancy(db(), vacancy, actor_id=access.me().id),
        "The vacancy is open: files can be taken in.",
    )


@bp.post("/vacancies/<int:vacancy_id>/seats/search")
@staff_only
def search_people(vacancy_id: int) -> str:
    """Look for people to seat.  A form and no query string: names don't belong in addresses."""
    text = request.form.get("text", "")
    return _overview(vacancy_or_404(vacancy_id), found=find_people(db(), text), searched=text)


@bp.post("/vacancies/<int:vacancy_id>/seats")
@staff_only
def add_seat(vacancy_id: int) -> Answer:
    """Seat a person on the panel or the committee."""
    vacancy, user, kind = vacancy_or_404(vacancy_id), _account(), _seat_kind()
    return _act(
        vacancy,
        lambda: service.seat(db(), vacancy, user=user, kind=kind, actor_id=access.me().id),
        f"{user.name} has a seat on the {kind.value}.",
    )


@bp.post("/vacancies/<int:vacancy_id>/seats/remove")
@staff_only
def remove_seat(vacancy_id: int) -> Answer:
    """Take a person's seat away."""
    vacancy, user, kind = vacancy_or_404(vacancy_id), _account(), _seat_kind()
    return _act(
        vacancy,
        lambda: service.unseat(db(), vacancy, user=user, kind=kind, actor_id=access.me().id),
        f"{user.name} has no seat on the {kind.value} any more. What they did here is kept.",
    )


def _account() -> User:
    user = db().get(User, request.form.get("account", 0, type=int))
    return user or abort(404)


def _seat_kind() -> SeatKind:
    kind = request.form.get("kind")
    return SeatKind(kind) if kind in list(SeatKind) else abort(400)


def _act(vacancy: Vacancy, act: Callable[[], object], done: str) -> Answer:
    try:
        act()
    except service.VacancyError as error:
        db().rollback()
        return _overview(vacancy_or_404(vacancy.id), problem=str(error)), 409
    return _back(vacancy, done)


def _back(vacancy: Vacancy, done: str) -> Response:
    flash(done, "good")
    return redirect(url_for("vacancies.show", vacancy_id=vacancy.id))


@bp.route("/candidates/<int:application_id>/stage", methods=["GET", "POST"])
@staff_only
def move(application_id: int) -> Answer:
    """Where a candidate stands, how they came there, and a move to another stage."""
    application = application_or_404(application_id)
    form = StageForm()
    form.to.choices = [
        SelectChoice(stage.value, NAMES[stage]) for stage in _open_moves(application)
    ]
    if not form.is_submitted():
        return _stage_page(application, form)
    if not form.validate():
        return _stage_page(application, form), 422
    try:
        service.move(
            db(),
            application,
            to=Stage(form.to.data),
            actor_id=access.me().id,
            reason=form.reason.data,
        )
    except service.StageError as error:
        form.reason.errors = [str(error)]
        return _stage_page(application, form), 422
    flash(f"{application.shown_name} now stands at “{NAMES[Stage(application.stage)]}”.", "good")
    here = url_for("vacancies.move", application_id=application.id)
    return redirect(safe_next(request.form.get("next") or here))


def _open_moves(application: Application) -> list[Stage]:
    been = {Stage(application.stage), *(Stage(step.from_stage) for step in application.moves)}
    return open_moves(Stage(application.stage), been=been)


def _stage_page(application: Application, form: StageForm) -> str:
    return render_template(
        "vacancies/stage.html",
        application=application,
        vacancy=application.vacancy,
        here="qualification",
        form=form,
        stage_names=NAMES,
    )
