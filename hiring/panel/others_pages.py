"""What the other members gave the candidates that a member rated, too: opened by the member's own
word, since it can't be taken back."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import blindness
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.differences import Difference, largest_first
from hiring.panel.instrument import level_word
from hiring.panel.others import read_area_notes, read_differences
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Seat, SeatKind, Vacancy
from hiring.vacancies.service import edition_of


@bp.get("/vacancies/<int:vacancy_id>/panel/others")
@access.only(Role.PANEL)
def others(vacancy_id: int) -> str:
    """The others' ratings of one candidate; why they are closed; or the question before they
    open."""
    vacancy = seated_vacancy(vacancy_id)
    closed = blindness.why_others_closed(db(), access.me(), vacancy)
    if closed is not None:
        return draw_closed(vacancy, "The others' ratings", closed)
    looked = blindness.has_looked(db(), access.me(), vacancy)
    rows = _read(vacancy) if looked else []
    numbers = sorted({row.candidate for row in rows})
    chosen = request.args.get("candidate", type=int)
    if chosen not in numbers:
        chosen = numbers[0] if numbers else None
    shown = largest_first(row for row in rows if row.candidate == chosen)
    edition = edition_of(db(), vacancy)
    return render_template(
        "panel/others.html",
        **around(vacancy, "The others' ratings"),
        looked=looked,
        numbers=numbers,
        chosen=chosen,
        rows=shown,
        area_notes=read_area_notes(db(), shown[0].application_id) if shown else [],
        area_names={area.slug: f"{area.number} {area.name}" for area in edition.areas},
        word=lambda value: level_word(edition, value),
    )


@bp.post("/vacancies/<int:vacancy_id>/panel/others")
@access.only(Role.PANEL)
def look_at_others(vacancy_id: int) -> Response:
    """Open the others' ratings, and keep on record that they were."""
    vacancy = seated_vacancy(vacancy_id)
    if blindness.why_others_closed(db(), access.me(), vacancy) is not None:
        abort(409)
    blindness.look_at_others(db(), access.me(), vacancy)
    return redirect(url_for("panel.others", vacancy_id=vacancy.id), 303)


def seated_vacancy(vacancy_id: int) -> Vacancy:
    """The vacancy, for a member of its panel."""
    vacancy = vacancy_or_404(vacancy_id)
    if db().get(Seat, (vacancy.id, access.me().id, SeatKind.PANEL.value)) is None:
        abort(404)
    return vacancy


def around(vacancy: Vacancy, title: str) -> dict[str, object]:
    """What every page below a member's own sheets is drawn with."""
    mine = ("My sheets", url_for("panel.mine", vacancy_id=vacancy.id))
    return {"vacancy": vacancy, "here": "panel", "crumbs": crumbs(vacancy, mine, (title, None))}


def draw_closed(vacancy: Vacancy, title: str, why: str) -> str:
    """The page that says why something of the panel is closed to the person who asks."""
    panel = Role.PANEL in access.me().roles
    way = (
        ("My sheets", url_for("panel.mine", vacancy_id=vacancy.id))
        if panel
        else ("Panel", url_for("panel.overview", vacancy_id=vacancy.id))
    )
    return render_template(
        "panel/closed.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(vacancy, way, (title, None)),
        title=title,
        why=why,
        way=way,
    )


def _read(vacancy: Vacancy) -> list[Difference]:
    rated = blindness.submitted_candidates(db(), access.me(), vacancy)
    return read_differences(db(), vacancy, application_ids=rated)
