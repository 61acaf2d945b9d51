"""The page of adverse impact, once the counts are drawn up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Blueprint, render_template, url_for

from hiring.committee.blueprint import around
from hiring.committee.impact import impact_of
from hiring.committee.impact_access import draws_up, not_yet
from hiring.committee.impact_rule import impact_rule
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.scoring.adverse_impact import Conclusion
from hiring.vacancies.access import vacancy_or_404
from hiring.voluntary.categories import RACE, SEX, categories
from hiring.voluntary.crossing import CROSSED, crossed_rows
from hiring.voluntary.service import aggregates
from hiring.voluntary.tally import Step

bp = Blueprint("impact", __name__)

STEPS = {
    Step.MEETS: "Applied → meets the standards",
    Step.INVITED: "Meets the standards → invited to an interview",
}
CONCLUSIONS = {
    Conclusion.TOO_FEW: ("unclear", "◐", "too few to conclude"),
    Conclusion.NO_SIGN: ("met", "●", "no sign of adverse impact"),
    Conclusion.EVIDENCE: ("not_met", "▲", "evidence of adverse impact: look into the step"),
}


@bp.get("/vacancies/<int:vacancy_id>/adverse-impact")
@access.only(Role.ADMINISTRATOR, Role.RECRUITER, Role.COMMITTEE)
def show(vacancy_id: int) -> str:
    """Whether steps of the selection treated groups alike, as far as the counts can tell."""
    vacancy = vacancy_or_404(vacancy_id)
    if waiting := not_yet(vacancy):
        return waiting
    drawn = aggregates(db(), vacancy.id)
    tables = drawn.tables if drawn else {}
    counts = url_for("voluntary.counts", vacancy_id=vacancy.id) if draws_up(vacancy) else None
    way = [("Voluntary answers, counted", counts)] if counts else []
    return render_template(
        "committee/adverse_impact.html",
        **around(vacancy, *way, ("Adverse impact", None)),
        counts=counts,
        rule=impact_rule(),
        drawn=drawn,
        found=[
            (legend, names, impact_of(tables[key]))
            for key, legend, names in _questions()
            if key in tables
        ],
        step_names=STEPS,
        conclusions=CONCLUSIONS,
    )


def _questions() -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The key of each table, what it is of, and the names of its groups."""
    for question in categories().questions:
        yield question.key, question.legend, {row.key: row.label for row in question.rows}
    sex, race = categories().question(SEX), categories().question(RACE)
    names = {
        crossed_rows([one.key], [other.key])[0]: f"{one.label}, {other.label}"
        for one in sex.rows
        for other in race.rows
    }
    yield CROSSED, "Sex with race and ethnicity", names
