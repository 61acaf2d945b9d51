"""The page of what scores are made by: weights of areas, and the percentage."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.conversion import Conversion, worth
from hiring.panel.own_sheet import still_rates
from hiring.panel.scoring_forms import (
    ScoringForm,
    conversion_words,
    scale_of,
    scoring_form,
    weights_in,
)
from hiring.panel.scoring_rules import WeightReasonError
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of

# What Oregon's law gives a veteran and a disabled veteran.
POINTS = (5, 10)


@bp.get("/vacancies/<int:vacancy_id>/panel/scoring")
@access.only(Role.RECRUITER)
def scoring(vacancy_id: int) -> str:
    """What scores are made by."""
    vacancy = vacancy_or_404(vacancy_id)
    return _draw(vacancy, _standing_form(vacancy))


@bp.post("/vacancies/<int:vacancy_id>/panel/scoring")
@access.only(Role.RECRUITER)
def settle_scoring(vacancy_id: int) -> str | Response | tuple[str, int]:
    """Set it, before the first rating."""
    vacancy = vacancy_or_404(vacancy_id)
    edition = edition_of(db(), vacancy)
    form = scoring_form(edition)
    if still_rates(vacancy):
        return _draw(vacancy, form), 409
    try:
        if not form.validate_on_submit():
            return _draw(vacancy, form), 422
        service.settle_scoring(
            db(),
            vacancy,
            conversion=Conversion(form.conversion.data),
            weights=weights_in(form, edition),
            reason=form.reason.data or "",
            seen=form.seen_id,
            actor_id=access.me().id,
        )
    except WeightReasonError as error:
        db().rollback()
        form.reason.errors = [str(error)]
        return _draw(vacancy_or_404(vacancy_id), form), 422
    except service.PanelError as error:
        db().rollback()
        return _draw(vacancy_or_404(vacancy_id), form, fault=str(error)), 422
    flash("The scoring rules are kept.", "good")
    return redirect(url_for("panel.scoring", vacancy_id=vacancy.id), 303)


def _standing_form(vacancy: Vacancy) -> ScoringForm:
    return scoring_form(edition_of(db(), vacancy), service.scoring_of(db(), vacancy))


def _draw(vacancy: Vacancy, form: ScoringForm, fault: str = "") -> str:
    edition, history = edition_of(db(), vacancy), service.scoring_history(db(), vacancy)
    low, high = scale_of(edition)
    current = service.scoring_of(db(), vacancy)
    # What the next sending was decided on top of.
    form.seen.data = str(current.row_id or "")
    return render_template(
        "panel/scoring.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(
            vacancy,
            ("Panel", url_for("panel.overview", vacancy_id=vacancy.id)),
            ("Rules", url_for("panel.rules", vacancy_id=vacancy.id)),
            ("What scores are made by", None),
        ),
        edition=edition,
        current=current,
        history=history,
        blind=still_rates(vacancy),
        settled=service.ratings_began(db(), vacancy),
        worths=[
            (
                conversion_words(way, edition),
                [float(worth(n, way, low=low, high=high)) for n in POINTS],
            )
            for way in Conversion
        ],
        conversion=conversion_words(current.conversion, edition),
        low=low,
        high=high,
        form=form,
        fault=fault,
    )
