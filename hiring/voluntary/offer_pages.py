"""The recruiter's page that offers candidates the two private pages."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.correspondence.links import LIFETIMES
from hiring.correspondence.models import Purpose
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.blueprint import crumbs
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Vacancy
from hiring.voluntary import offers
from hiring.voluntary.blueprint import bp, settings
from hiring.voluntary.offers import OfferError
from hiring.voluntary.wording import PAGES

NOBODY = "Choose at least one candidate of this vacancy."
GONE = "Whom you chose has withdrawn, and nobody is asked after that."
NO_PAGE = "Choose at least one of the pages."
staff_only = access.only(Role.RECRUITER, Role.ADMINISTRATOR)


@bp.get("/vacancies/<int:vacancy_id>/offer-voluntary")
@staff_only
def choose(vacancy_id: int) -> str:
    """Whom to offer the pages."""
    return _choose(vacancy_or_404(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/offer-voluntary")
@staff_only
def offer(vacancy_id: int) -> str | Response | tuple[str, int]:
    """Ask once, then offer: by letter, or as links to be passed on."""
    vacancy = vacancy_or_404(vacancy_id)
    chosen, gone = _chosen(vacancy)
    if not chosen:
        return _choose(vacancy, problem=GONE if gone else NOBODY), 422
    way = request.form.get("way")
    if way not in ("letter", "link"):
        return _confirm(vacancy, chosen, gone)
    purposes = _purposes()
    if not purposes:
        return _confirm(vacancy, chosen, gone, problem=NO_PAGE), 422
    try:
        if way == "link":
            return _show_links(vacancy, chosen, purposes)
        return _send(vacancy, chosen, purposes)
    except OfferError as error:
        return _confirm(vacancy, chosen, gone, problem=str(error)), 409


def _chosen(vacancy: Vacancy) -> tuple[list[Application], list[Application]]:
    """Whom to offer the pages, and those among the chosen who have withdrawn."""
    wanted = set(request.form.getlist("application_id", type=int))
    return (
        [one for one in offers.candidates(db(), vacancy_id=vacancy.id) if one.id in wanted],
        [one for one in offers.withdrawn(db(), vacancy_id=vacancy.id) if one.id in wanted],
    )


def _purposes() -> list[Purpose]:
    named = request.form.getlist("page")
    return [purpose for purpose in offers.PURPOSES if purpose.value in named]


def _choose(vacancy: Vacancy, problem: str | None = None) -> str:
    return render_template(
        "voluntary/offer.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=_crumbs(vacancy),
        candidates=offers.candidates(db(), vacancy_id=vacancy.id),
        offered_at=offers.offered_at(db(), vacancy_id=vacancy.id),
        purposes=offers.PURPOSES,
        problem=problem,
    )


def _confirm(
    vacancy: Vacancy,
    chosen: list[Application],
    gone: list[Application],
    problem: str | None = None,
) -> str:
    return render_template(
        "voluntary/offer_confirm.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=_crumbs(vacancy),
        chosen=chosen,
        gone=gone,
        reachable=[one for one in chosen if one.email],
        purposes=offers.open_purposes(db(), vacancy_id=vacancy.id, settings=settings()),
        letters={
            purpose: offers.draft_letter(chosen[0], purpose, settings())
            for purpose in offers.PURPOSES
        },
        pages=PAGES,
        days=LIFETIMES[Purpose.SELF_IDENTIFICATION].days,
        mails=bool(settings().smtp_url),
        problem=problem,
    )


def _send(vacancy: Vacancy, chosen: list[Application], purposes: list[Purpose]) -> Response:
    count = offers.send_letters(
        db(), chosen, purposes=purposes, settings=settings(), actor_id=access.me().id
    )
    flash(f"{count} {'candidate' if count == 1 else 'candidates'} will get the letters.", "good")
    return redirect(url_for("voluntary.choose", vacancy_id=vacancy.id), code=303)


def _show_links(vacancy: Vacancy, chosen: list[Application], purposes: list[Purpose]) -> str:
    """The links stand in this one answer: not in a cookie, not in the address, not in a log."""
    return render_template(
        "voluntary/offer_links.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=_crumbs(vacancy),
        made=offers.make_links(
            db(), chosen, purposes=purposes, settings=settings(), actor_id=access.me().id
        ),
    )


def _crumbs(vacancy: Vacancy) -> list[tuple[str, str | None]]:
    return crumbs(vacancy, ("Voluntary pages", None))
