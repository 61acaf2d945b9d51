"""How the page of a candidate and the forms that change the standing are drawn, and how a form is
answered: changed, wrong, or too late because somebody else was quicker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from hiring.foundation.web import db
from hiring.qualification import service
from hiring.qualification.acts import NothingJudgedError, StaleError
from hiring.qualification.blueprint import crumbs
from hiring.qualification.candidate import CandidatePage, gather_page
from hiring.qualification.effects import describe_effect
from hiring.qualification.fact_fields import AmendmentError
from hiring.qualification.models import Qualification
from hiring.qualification.reviews import ReviewError
from hiring.qualification.words import NEXT_STEPS, describe_outcome
from hiring.vacancies.models import Application
from hiring.vacancies.stages import NAMES

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a form is shown again: what is wrong with it (with the field at fault), or that others
    changed the standing since the findings `since` were seen."""

    message: str = ""
    field: str | None = None
    since: int | None = None


def draw(template: str, page: CandidatePage, *, title: str | None = None, **context: Any) -> str:
    """A page about the candidate; with a `title` it is one step below the candidate's own."""
    application = page.application
    vacancy = application.vacancy
    own = url_for("qualification.show", application_id=application.id)
    way = (
        [(application.shown_name, own), (title, None)]
        if title
        else [(application.shown_name, None)]
    )
    return render_template(
        template,
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, *way),
        page=page,
        one=application,
        found=page.found,
        shown=page.shown,
        title=title,
        home=own,
        stage_names={stage.value: name for stage, name in NAMES.items()},
        describe_outcome=describe_outcome,
        next_steps=NEXT_STEPS,
        **context,
    )


def draw_form(
    application: Application,
    template: str,
    *,
    title: str,
    trouble: Trouble | None = None,
    **context: Any,
) -> str:
    """The page of a form beside the documents.  After trouble with others it says what they did,
    and its next press is made on top of that."""
    page = gather_page(db(), application)
    since = trouble.since if trouble else None
    meanwhile = [past for past in page.past if since is not None and past.row.id > since]
    return draw(
        template,
        page,
        title=title,
        trouble=trouble or Trouble(),
        meanwhile=meanwhile,
        facts_at=url_for("qualification.show", application_id=application.id),
        **context,
    )


def judged_or_404(application: Application) -> Qualification:
    """The findings in force; 404 where nothing is judged yet, and so nothing can be changed."""
    return service.current(db(), application.id) or abort(404)


def seen() -> int:
    """The findings that the person saw when the form was opened."""
    return request.form.get("seen", type=int) or abort(400)


def carry_out(
    application: Application,
    act: Callable[[], Qualification],
    *,
    said: str,
    back: str | Callable[[Qualification], str],
    again: Callable[[Trouble], str],
) -> Answer:
    """Do the act and return to the candidate at the place `back` (which the findings in force then
    may tell), saying what changed; show the form `again` where it was wrong (422) or too late
    (409)."""
    before = judged_or_404(application).result
    try:
        after = act()
    except StaleError:
        return _retry(again, Trouble(since=seen())), 409
    except (AmendmentError, ReviewError) as error:
        return _retry(again, Trouble(str(error), error.field)), 422
    except NothingJudgedError:
        abort(404)
    flash(f"{said} {describe_effect(before, after.result)}", "good")
    own = url_for("qualification.show", application_id=application.id)
    return redirect(f"{own}#{back if isinstance(back, str) else back(after)}", 303)


def _retry(again: Callable[[Trouble], str], trouble: Trouble) -> str:
    db().rollback()
    return again(trouble)
