"""What-if: other weights and other choices, looked at and never kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from flask import render_template, request

from classification.edition import Edition
from hiring.committee.blueprint import around_scores, bp, open_vacancy
from hiring.committee.figures import show_points
from hiring.committee.ranking import Ranking
from hiring.committee.service import rank_candidates, rater_names
from hiring.committee.tornado import turn
from hiring.committee.what_if import Question, Supposed, UnaskableError, ask
from hiring.committee.words import chance, join
from hiring.foundation.web import db
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.models import Vacancy

MOST = Fraction(3)
FACTOR = re.compile(r"[0-9](\.[0-9]{1,4})?")


@bp.get("/vacancies/<int:vacancy_id>/what-if")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def what_if(vacancy_id: int) -> str:
    """The ranking as it would be; what is asked stands in the address."""
    vacancy, found, members = _read(vacancy_id)
    question, faults = read_question(request.args, found.sources.edition, members)
    answer: tuple[Supposed, ...] = ()
    problem = ""
    if found.rated:
        try:
            answer = ask(found.submitted, found.sources.edition, question)
        except UnaskableError as error:
            problem = str(error)
    return render_template(
        "committee/what_if.html",
        **around_scores(vacancy, "What if"),
        found=found,
        rows={row.application.id: row for row in found.rated},
        question=question,
        shares=_shares(found, question),
        answer=answer,
        faults=[*faults, problem] if problem else faults,
        members=members,
        called=called(members),
        most=MOST,
        points=show_points,
        chance=chance,
    )


@bp.get("/vacancies/<int:vacancy_id>/what-if/first-rank")
@access.only(Role.RECRUITER, Role.COMMITTEE)
def tornado(vacancy_id: int) -> str:
    """What the first rank depends on, one change at a time."""
    vacancy, found, members = _read(vacancy_id)
    names = {row.application.id: row.application.shown_name for row in found.rated}
    edition = found.sources.edition
    return render_template(
        "committee/tornado.html",
        **around_scores(vacancy, "What it depends on"),
        found=found,
        tornado=turn(found.submitted, edition, members) if len(found.rated) > 1 else None,
        call=lambda ids: join([names[one] for one in ids]),
        chance=chance,
    )


def read_question(
    args: Mapping[str, str], edition: Edition, members: Mapping[int, str]
) -> tuple[Question, list[str]]:
    """The question in the address, and what of it could not be understood: that is left as the
    record has it."""
    faults, factors = [], {}
    for area in edition.areas:
        text = args.get(area.slug, "1")
        if FACTOR.fullmatch(text) and Fraction(text) <= MOST:
            factors[area.slug] = Fraction(text)
        else:
            faults.append(
                f"“{text}” is no factor from 0 to {MOST} for {area.name}: its own weight was used."
            )
    without = args.get("without", "")
    member = next((one for one, name in called(members).items() if name == without), None)
    if without and member is None:
        faults.append("There is no such member: everybody's ratings were used.")
    return Question(factors, member, plain="plain" in args, repeats="repeats" in args), faults


def called(members: Mapping[int, str]) -> dict[int, str]:
    """What each member is called in an address: the name, which says no more than the page does,
    and which of them where several share it."""
    seen: Counter[str] = Counter()
    found = {}
    for member, name in members.items():
        seen[name] += 1
        found[member] = name if seen[name] == 1 else f"{name} {seen[name]}"
    return found


def _read(vacancy_id: int) -> tuple[Vacancy, Ranking, dict[int, str]]:
    """What is asked about: the ranking as it is, and those with ratings, by name."""
    vacancy = open_vacancy(vacancy_id)
    found, names = rank_candidates(db(), vacancy), rater_names(db(), vacancy)
    there = {cell.rater for cell in found.submitted.cells}
    by_name = sorted(there, key=lambda one: (names[one], one))
    return vacancy, found, {one: names[one] for one in by_name}


def _shares(found: Ranking, question: Question) -> dict[str, float]:
    """Each area's part of the whole in percent."""
    weights = {a.slug: a.weight * question.factors.get(a.slug, 1) for a in found.submitted.areas}
    whole = sum(weights.values())
    return {slug: float(100 * weight / whole) if whole else 0.0 for slug, weight in weights.items()}
