"""Who is behind with their sheets, and the reminder at the coordinator's word."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from hiring.config import Settings
from hiring.foundation.web import db
from hiring.panel import service
from hiring.panel.blueprint import bp, crumbs
from hiring.panel.own_sheet import still_rates
from hiring.panel.reminders import members_behind, remind
from hiring.people import access
from hiring.people.models import Role
from hiring.people.outgoing import ERRORS
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy

Page = str | tuple[str, int] | Response


@bp.get("/vacancies/<int:vacancy_id>/panel/reminders")
@access.only(Role.RECRUITER)
def reminders(vacancy_id: int) -> str:
    """Whose sheets are not in, and what they were mailed."""
    return _draw(vacancy_or_404(vacancy_id))


@bp.post("/vacancies/<int:vacancy_id>/panel/reminders")
@access.only(Role.RECRUITER)
def send_reminders(vacancy_id: int) -> Page:
    """Remind everybody who is behind, once a day at most."""
    vacancy = vacancy_or_404(vacancy_id)
    if not _mails():
        return _draw(vacancy, fault="No mail server is set, so that nothing was sent."), 422
    blind = still_rates(vacancy)
    try:
        asked = remind(db(), vacancy, actor_id=access.me().id)
    except service.PanelError as error:
        return _draw(vacancy, fault=str(error)), 422
    if blind:
        flash("Members whose sheets are not in are reminded, each at most once a day.", "good")
    else:
        flash(_asked_words([reminder.user.name for reminder in asked]), "good")
    return redirect(url_for("panel.reminders", vacancy_id=vacancy.id), 303)


def _draw(vacancy: Vacancy, fault: str = "") -> str:
    blind = still_rates(vacancy)
    behind = [] if blind else members_behind(db(), vacancy)
    return render_template(
        "panel/reminders.html",
        vacancy=vacancy,
        here="panel",
        crumbs=crumbs(
            vacancy,
            ("Panel", url_for("panel.overview", vacancy_id=vacancy.id)),
            ("Reminders", None),
        ),
        blind=blind,
        behind=behind,
        due=sum(found.due for found in behind),
        rules=service.rules_of(db(), vacancy),
        mails=_mails(),
        errors=ERRORS,
        fault=fault,
    )


def _mails() -> bool:
    settings: Settings = current_app.config["SETTINGS"]
    return bool(settings.smtp_url)


def _asked_words(names: list[str]) -> str:
    if not names:
        return "Nobody is to be reminded now: each member is mailed at most once a day."
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"A reminder goes to {listed}."
