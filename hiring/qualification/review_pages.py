"""The pages on which a recruiter confirms a finding, overrides it, or ends such a decision; and the
findings of an earlier time in full."""

from __future__ import annotations

from typing import Any, cast

from flask import abort, request

from hiring.foundation.web import db
from hiring.people import access
from hiring.qualification.blueprint import bp, staff_only
from hiring.qualification.candidate import gather_page
from hiring.qualification.findings import Result
from hiring.qualification.models import Qualification
from hiring.qualification.reviews import confirm_met, review
from hiring.qualification.shown import anchor_of
from hiring.qualification.standing_page import (
    Answer,
    Trouble,
    carry_out,
    draw,
    draw_form,
    judged_or_404,
    seen,
)
from hiring.vacancies.access import application_or_404
from hiring.vacancies.models import Application

FINDING = "/candidates/<int:application_id>/findings/<requirement>"
RESULTS = {"met": "met", "unclear": "unclear", "not_met": "not met"}


@bp.post(f"{FINDING}/confirm")
@staff_only
def confirm(application_id: int, requirement: str) -> Answer:
    """Confirm what the rules find."""
    application = application_or_404(application_id)
    _finding(application, requirement)

    def again(trouble: Trouble) -> str:
        return draw_form(
            application,
            "qualification/again.html",
            title="Confirm a finding",
            trouble=trouble,
            button="Confirm the finding",
            finding=_finding(application, requirement),
        )

    return carry_out(
        application,
        lambda: review(
            db(),
            application,
            seen=seen(),
            requirement=requirement,
            act="confirm",
            reason=request.form.get("reason", ""),
            actor_id=access.me().id,
        ),
        said="The finding is confirmed.",
        back=anchor_of(requirement),
        again=again,
    )


@bp.post("/candidates/<int:application_id>/findings/confirm-met")
@staff_only
def confirm_all_met(application_id: int) -> Answer:
    """Confirm at once every finding that is met and that nobody has decided."""
    application = application_or_404(application_id)
    judged_or_404(application)

    def again(trouble: Trouble) -> str:
        return draw_form(
            application,
            "qualification/again.html",
            title="Confirm the findings that are met",
            trouble=trouble,
            button="Confirm the findings that are met",
        )

    return carry_out(
        application,
        lambda: confirm_met(db(), application, seen=seen(), actor_id=access.me().id),
        said="The findings that are met are confirmed.",
        back="findings",
        again=again,
    )


@bp.route(f"{FINDING}/override", methods=["GET", "POST"])
@staff_only
def override(application_id: int, requirement: str) -> Answer:
    """Set another result in the place of the rules', with a reason."""
    application = application_or_404(application_id)
    finding = _finding(application, requirement)
    results = {key: name for key, name in RESULTS.items() if key != finding["machine_result"]}

    def again(trouble: Trouble) -> str:
        return draw_form(
            application,
            "qualification/override.html",
            title="Override a finding",
            trouble=trouble,
            finding=_finding(application, requirement),
            results=results,
            result=request.form.get("result", ""),
            reason=request.form.get("reason", ""),
        )

    if request.method == "GET":
        return again(Trouble())
    result = request.form.get("result")
    return carry_out(
        application,
        lambda: review(
            db(),
            application,
            seen=seen(),
            requirement=requirement,
            act="override",
            result=cast(Result, result) if result in RESULTS else None,
            reason=request.form.get("reason", ""),
            actor_id=access.me().id,
        ),
        said="Your decision is kept beside the rules' finding.",
        back=anchor_of(requirement),
        again=again,
    )


@bp.route(f"{FINDING}/lift", methods=["GET", "POST"])
@staff_only
def lift(application_id: int, requirement: str) -> Answer:
    """End a decision: the rules' finding counts again."""
    application = application_or_404(application_id)
    _finding(application, requirement)

    def again(trouble: Trouble) -> str:
        return draw_form(
            application,
            "qualification/lift.html",
            title="Lift a decision",
            trouble=trouble,
            finding=_finding(application, requirement),
            reason=request.form.get("reason", ""),
        )

    if request.method == "GET":
        return again(Trouble())
    return carry_out(
        application,
        lambda: review(
            db(),
            application,
            seen=seen(),
            requirement=requirement,
            act="lift",
            reason=request.form.get("reason", ""),
            actor_id=access.me().id,
        ),
        said="The decision is lifted.",
        back=anchor_of(requirement),
        again=again,
    )


@bp.get("/candidates/<int:application_id>/findings/<int:qualification_id>")
@staff_only
def then(application_id: int, qualification_id: int) -> str:
    """The findings of an earlier time, as they were."""
    application = application_or_404(application_id)
    found = db().get(Qualification, qualification_id)
    if found is None or found.application_id != application.id:
        abort(404)
    page = gather_page(db(), application, found=found)
    past = next(past for past in page.past if past.row.id == found.id)
    return draw("qualification/then.html", page, title="Earlier findings", past=past, may_act=False)


def _finding(application: Application, requirement: str) -> dict[str, Any]:
    """The finding in force on this requirement; 404 where it is not judged."""
    findings = judged_or_404(application).result["findings"]
    held = next((one for one in findings if one["requirement"] == requirement), None)
    finding: dict[str, Any] = held or abort(404)
    return {"machine_result": finding["result"], **finding}
