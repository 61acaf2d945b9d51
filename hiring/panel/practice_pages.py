"""The sample candidate as a panel member rates it, and where they differ from the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from classification.edition import Area, Competency, Edition
from hiring.config import Settings
from hiring.foundation.clock import now
from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.forms import NOT_OBSERVED_FIELD
from hiring.panel.instrument import level_word, levels_of
from hiring.panel.practice_mirror import compare
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Seat, SeatKind, Vacancy
from hiring.vacancies.service import edition_of

Page = str | tuple[str, int] | Response


@dataclass(frozen=True, slots=True)
class PracticeArea:
    """One area of the sample: what was answered, and the items to rate."""

    area: Area
    answer: str
    items: tuple[Competency, ...]


@bp.get("/vacancies/<int:vacancy_id>/panel/practice")
@access.only(Role.PANEL)
def practice(vacancy_id: int) -> Page:
    """The sample to rate, or, once that is done, the key beside the member's answers."""
    vacancy, _ = _own_practice(vacancy_id)
    return _draw(vacancy)


@bp.post("/vacancies/<int:vacancy_id>/panel/practice")
@access.only(Role.PANEL)
def save_practice(vacancy_id: int) -> Page | tuple[dict[str, str], int]:
    """Save what is rated of the sample; with `act=compare` go on to the key."""
    vacancy, edition = _own_practice(vacancy_id)
    by_script = request.accept_mimetypes.best == "application/json"
    try:
        service.practise(db(), vacancy, access.me(), answers=_read(edition, request.form))
        if request.form.get("act") == "compare":
            service.finish_practice(db(), vacancy, access.me())
    except (service.PanelError, ValueError) as error:
        db().rollback()
        told = str(error) if isinstance(error, service.PanelError) else "Choose a level again."
        status = 409 if isinstance(error, service.SheetClosedError) else 422
        if by_script:
            return {"error": told}, status
        return _draw(vacancy_or_404(vacancy_id), fault=told), status
    if by_script:
        settings: Settings = current_app.config["SETTINGS"]
        return {"clock": f"{now().astimezone(settings.zone):%H:%M}"}, 200
    return redirect(url_for("panel.practice", vacancy_id=vacancy.id), 303)


def _own_practice(vacancy_id: int) -> tuple[Vacancy, Edition]:
    """The vacancy and its edition, for a member of its panel; 404 where there is no sample."""
    vacancy = vacancy_or_404(vacancy_id)
    seated = db().get(Seat, (vacancy.id, access.me().id, SeatKind.PANEL.value)) is not None
    edition = edition_of(db(), vacancy)
    if not seated or edition.sample is None:
        abort(404)
    return vacancy, edition


def _read(edition: Edition, form: Mapping[str, str]) -> dict[int, int | None]:
    """The answers of the form, by item; ValueError for a level that is no number."""
    asked = [keyed.item for keyed in edition.sample.key] if edition.sample else []
    chosen = {item: form.get(f"value-{item}", "") for item in asked}
    return {
        item: None if value == NOT_OBSERVED_FIELD else int(value)
        for item, value in chosen.items()
        if value
    }


def _areas(edition: Edition) -> tuple[PracticeArea, ...]:
    sample = edition.sample
    if sample is None:
        return ()
    keyed = {rating.item for rating in sample.key}
    answers = dict(sample.answers)
    return tuple(
        PracticeArea(
            area, answers[area.slug], tuple(item for item in area.items if item.number in keyed)
        )
        for area in edition.areas
        if area.slug in answers
    )


def _draw(vacancy: Vacancy, fault: str = "") -> str:
    edition = edition_of(db(), vacancy)
    own = service.practice_of(db(), vacancy, access.me())
    answers = service.answers_of(db(), own) if own else {}
    return render_template(
        "panel/practice.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(
            vacancy,
            ("My sheets", url_for("panel.mine", vacancy_id=vacancy.id)),
            ("Practice", None),
        ),
        sample=edition.sample,
        areas=_areas(edition),
        answers=answers,
        levels=levels_of(edition),
        word=lambda value: level_word(edition, value),
        done=own is not None and own.finished_at is not None,
        comparison=compare(edition, answers),
        fault=fault,
    )
