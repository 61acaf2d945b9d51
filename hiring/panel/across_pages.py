"""Rating across candidates: one area of all candidates whom a member rates, in random order, after
each of them was rated once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from classification.edition import Area
from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.across import first_pass_done, shuffle
from hiring.panel.blueprint import bp
from hiring.panel.forms import NOT_OBSERVED_FIELD
from hiring.panel.instrument import SheetItem, areas_of, items_of, level_word, levels_of
from hiring.panel.models import Rating, RatingSource, Sheet, SheetState
from hiring.panel.others_pages import around, draw_closed, seated_vacancy
from hiring.panel.overview import sheets_on
from hiring.panel.ratings import ratings_of
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of
from hiring.vacancies.stages import ASIDE

Page = str | tuple[str, int] | Response

FIRST_ROUND = (
    "This second pass opens when you have rated each of your candidates in this area once: open"
    " every sheet and give every item of the area an answer."
)
NONE_OPEN = "None of your sheets with this area is open, so that there is nothing to change."


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """One of the member's sheets that holds the area, with its answers there."""

    sheet: Sheet
    answers: Mapping[int, Rating]

    @property
    def locked(self) -> bool:
        """Whether it is submitted."""
        return self.sheet.state == SheetState.SUBMITTED


@bp.get("/vacancies/<int:vacancy_id>/panel/across/<slug>")
@access.only(Role.PANEL)
def across(vacancy_id: int, slug: str) -> Page:
    """One area of all the member's candidates, item by item."""
    return _draw(*_own_area(vacancy_id, slug))


@bp.post("/vacancies/<int:vacancy_id>/panel/across/<slug>")
@access.only(Role.PANEL)
def save_across(vacancy_id: int, slug: str) -> Page:
    """Save the answers that were changed, for a browser without scripts; the page's script saves
    each on its candidate's sheet."""
    vacancy, area = _own_area(vacancy_id, slug)
    why_not, own = _own_sheets(vacancy, area)
    if why_not is not None:
        return _draw(vacancy, area), 409
    items = items_of(edition_of(db(), vacancy), area)
    faults = [fault for entry in own for item in items if (fault := _save(entry, item))]
    if faults:
        db().rollback()
        return _draw(*_own_area(vacancy_id, slug), faults=faults), 409
    return redirect(url_for("panel.across", vacancy_id=vacancy.id, slug=slug, saved=1), 303)


def offered_areas(vacancy: Vacancy) -> list[Area]:
    """The areas in which the member who is signed in has rated every candidate once and may still
    change something."""
    own = _read_own(vacancy)
    areas = edition_of(db(), vacancy).areas
    return [
        area for area in areas if _why_not(vacancy, area, _with_area(vacancy, area, own)) is None
    ]


def _own_area(vacancy_id: int, slug: str) -> tuple[Vacancy, Area]:
    vacancy = seated_vacancy(vacancy_id)
    found = areas_of(edition_of(db(), vacancy), [slug])
    if not found:
        abort(404)
    return vacancy, found[0]


def _own_sheets(vacancy: Vacancy, area: Area) -> tuple[str | None, list[OwnSheet]]:
    """Why the pass over the area is not open, None where it is; and the member's sheets that hold
    the area, in their random order."""
    own = _with_area(vacancy, area, _read_own(vacancy))
    by_id = {entry.sheet.id: entry for entry in own}
    order = shuffle(by_id, user_id=access.me().id, area=area.slug)
    return _why_not(vacancy, area, own), [by_id[id] for id in order]


def _read_own(vacancy: Vacancy) -> list[OwnSheet]:
    """The member's sheets that are rated or still to be rated."""
    sheets = [
        sheet
        for sheet in sheets_on(db(), vacancy)
        if sheet.user_id == access.me().id
        and sheet.state != SheetState.RECUSED
        and sheet.application.stage not in ASIDE
    ]
    answers = ratings_of(db(), sheets)
    return [OwnSheet(sheet, answers[sheet.id]) for sheet in sheets]


def _with_area(vacancy: Vacancy, area: Area, own: Sequence[OwnSheet]) -> list[OwnSheet]:
    edition = edition_of(db(), vacancy)
    return [entry for entry in own if area in areas_of(edition, entry.sheet.areas)]


def _why_not(vacancy: Vacancy, area: Area, own: Sequence[OwnSheet]) -> str | None:
    items = [item.number for item in items_of(edition_of(db(), vacancy), area)]
    asked = {entry.sheet.id: items for entry in own if not entry.locked}
    if not first_pass_done(asked, {entry.sheet.id: entry.answers for entry in own}):
        return FIRST_ROUND
    closed = service.rules_of(db(), vacancy).closed_at is not None
    return NONE_OPEN if len(own) < 2 or not asked or closed else None


def _save(entry: OwnSheet, item: SheetItem) -> str:
    """Save what the form says of one cell; a sentence where that can't be, else ""."""
    cell = f"{entry.sheet.id}-{item.number}"
    value = request.form.get(f"value-{cell}", "")
    if entry.locked or not value:
        return ""
    candidate = f"Candidate {entry.sheet.application.number}, item {item.shown_number}"
    try:
        service.rate(
            db(),
            entry.sheet,
            item=item.number,
            value=None if value == NOT_OBSERVED_FIELD else int(value),
            seen=int(request.form.get(f"seen-{cell}", "0")),
            source=RatingSource.ACROSS,
        )
    except service.StaleRatingError as error:
        edition = edition_of(db(), entry.sheet.application.vacancy)
        there = level_word(edition, error.current.value) if error.current else "not rated"
        return f"{candidate} was changed in another window; there it is {there}."
    except service.PanelError as error:
        return f"{candidate}: {error}"
    except ValueError:
        return f"{candidate}: choose a level again."
    return ""


def _draw(vacancy: Vacancy, area: Area, faults: list[str] | None = None) -> str:
    why_not, own = _own_sheets(vacancy, area)
    if why_not is not None:
        return draw_closed(vacancy, f"{area.name}, across candidates", why_not)
    edition = edition_of(db(), vacancy)
    return render_template(
        "panel/across.html",
        **around(vacancy, f"{area.name}, across candidates"),
        area=area,
        items=items_of(edition, area),
        own=own,
        sheets=[entry.sheet for entry in own if not entry.locked],
        edition=edition,
        levels=levels_of(edition),
        word=lambda value: level_word(edition, value),
        faults=faults or [],
        others=list(_others(vacancy, area)),
    )


def _others(vacancy: Vacancy, area: Area) -> Iterator[Area]:
    """The further areas that the pass is open for."""
    return (other for other in offered_areas(vacancy) if other.slug != area.slug)
