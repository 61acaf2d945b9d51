"""The panel's pages for the recruiter, and a member's own list of sheets."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.panel import overview as overviews
from hiring.panel import service
from hiring.panel.across_pages import offered_areas
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.models import SeeOthers
from hiring.panel.plan import read_coverage
from hiring.panel.plan_view import show_gaps
from hiring.panel.planning import split_new
from hiring.people import access
from hiring.people.models import Role
from hiring.qualification.chosen import drop_from_choice
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Application, Vacancy
from hiring.vacancies.service import edition_of

SEE_OTHERS_WORDS = {
    SeeOthers.NEVER: "Afterward, too, the members' ratings stay apart here.",
    SeeOthers.AFTER_OWN: "Once yours are all in, you may see what the others gave.",
    SeeOthers.AFTER_ALL: "Once everybody's are in, you may see what the others gave.",
}


@bp.get("/vacancies/<int:vacancy_id>/panel")
@access.only(Role.RECRUITER)
def overview(vacancy_id: int) -> str:
    """Who rates whom, and how far each is."""
    return _draw_overview(vacancy_or_404(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/panel/send")
@access.only(Role.RECRUITER)
def send(vacancy_id: int) -> Response | tuple[str, int]:
    """Send the chosen candidates to the panel."""
    vacancy = vacancy_or_404(vacancy_id)
    chosen = request.form.getlist("application_id", type=int)
    applications = db().scalars(
        select(Application)
        .where(Application.vacancy_id == vacancy.id, Application.id.in_(chosen))
        .where(Application.merged_into_id.is_(None))
        .order_by(Application.number)
    )
    try:
        found = applications.all()
        if not found or len(found) != len(set(chosen)):
            raise service.PanelError("Choose at least one candidate of this vacancy.")
        sheets = service.send_to_panel(db(), vacancy, applications=found, actor_id=access.me().id)
        made = len(sheets)
        if request.form.get("way") == "split":
            made = split_new(db(), vacancy, sheets, sender=access.me())
    except service.PanelError as error:
        db().rollback()
        return _draw_overview(vacancy_or_404(vacancy_id), fault=str(error)), 422
    numbers = {one.number for one in found}
    drop_from_choice(db(), vacancy_id=vacancy.id, user_id=access.me().id, numbers=numbers)
    flash(_sent_words(len(found), made), "good")
    return redirect(url_for("panel.overview", vacancy_id=vacancy.id), 303)


@bp.get("/vacancies/<int:vacancy_id>/panel/mine")
@access.only(Role.PANEL)
def mine(vacancy_id: int) -> str:
    """The member's own sheets on this vacancy."""
    vacancy = vacancy_or_404(vacancy_id)
    own = [s for s in overviews.sheets_on(db(), vacancy) if s.user_id == access.me().id]
    return render_template(
        "panel/mine.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(vacancy, ("My sheets", None)),
        sheets=overviews.progress_of(db(), vacancy, own),
        practice=_practice_word(vacancy),
        returned=service.returned_because(db(), own),
        see_others=service.why_others_closed(db(), access.me(), vacancy) is None,
        talk=service.round_of(db(), vacancy),
        second_pass=offered_areas(vacancy),
        rule_words=SEE_OTHERS_WORDS[SeeOthers(service.rules_of(db(), vacancy).see_others)],
        rate_by=service.rules_of(db(), vacancy).rate_by,
    )


def _practice_word(vacancy: Vacancy) -> str:
    """Whether the sample is to be rated "first", is "offered" or "done"; "" where there is none."""
    if edition_of(db(), vacancy).sample is None:
        return ""
    if access.me().id in service.who_practised(db(), vacancy):
        return "done"
    return service.rules_of(db(), vacancy).practice


def _draw_overview(vacancy: Vacancy, fault: str = "") -> str:
    coverage = read_coverage(db(), vacancy, viewer=access.me())
    return render_template(
        "panel/overview.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(vacancy, ("Panel", None)),
        panel=overviews.oversee(db(), vacancy, viewer=access.me()),
        coverage=coverage,
        gaps={gap.application.id: gap for gap in show_gaps(coverage, coverage.plan)},
        fault=fault,
    )


def _sent_words(candidates: int, sheets: int) -> str:
    who = "1 candidate is" if candidates == 1 else f"{candidates} candidates are"
    made = "1 new sheet" if sheets == 1 else f"{sheets or 'no'} new sheets"
    return f"{who} with the panel; {made} made."
