"""What another date or another edition would change, candidate by candidate: a look, no act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import current_app, render_template, request

from classification.edition import Edition
from classification.loader import find_editions
from hiring.config import Settings
from hiring.foundation.web import db
from hiring.qualification.blueprint import bp, crumbs, staff_only
from hiring.qualification.replay import BATCH, Replayed, Terms, ids_in_force, replay
from hiring.qualification.words import NEXT_STEPS
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy


@dataclass(frozen=True, slots=True)
class Asked:
    """The date and edition as they were typed, what they come to, and what is wrong with each."""

    as_of: str
    edition: str
    terms: Terms
    errors: dict[str, str]


@bp.get("/vacancies/<int:vacancy_id>/replay")
@staff_only
def replay_vacancy(vacancy_id: int) -> str | tuple[str, int]:
    """The findings that would come out otherwise as of another date or under another edition, a
    hundred candidates a page."""
    vacancy = vacancy_or_404(vacancy_id)
    settings: Settings = current_app.config["SETTINGS"]
    editions = {edition.id: edition for edition in find_editions(settings.edition_folders)}
    asked = _read(editions)
    page = _draw(vacancy, editions, asked)
    return (page, 422) if asked.errors else page


def _draw(vacancy: Vacancy, editions: dict[str, Edition], asked: Asked) -> str:
    ids = ids_in_force(db(), vacancy) if asked.terms.changed and not asked.errors else []
    pages = max(1, -(-len(ids) // BATCH))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    shown = ids[(page - 1) * BATCH : page * BATCH]
    differing = [one for one in replay(db(), shown, asked.terms) if not one.same]
    return render_template(
        "qualification/replay.html",
        vacancy=vacancy,
        here="qualification",
        crumbs=crumbs(vacancy, ("What would change", None)),
        editions=editions.values(),
        asked=asked,
        differing=differing,
        outcomes=_count_outcomes(differing),
        first=(page - 1) * BATCH + 1,
        count=len(shown),
        total=len(ids),
        page=page,
        pages=pages,
        next_steps=NEXT_STEPS,
    )


def _count_outcomes(differing: Iterable[Replayed]) -> list[tuple[tuple[str, str], int]]:
    """How often each outcome would become another, the most frequent first."""
    pairs = ((one.recorded.outcome, one.replayed.outcome) for one in differing if one.replayed)
    return Counter(pair for pair in pairs if pair[0] != pair[1]).most_common()


def _read(editions: dict[str, Edition]) -> Asked:
    as_of, edition = (request.args.get(name, "").strip() for name in ("as_of", "edition"))
    errors: dict[str, str] = {}
    day: date | None = None
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError:
        errors["as_of"] = "Write the date as year, month and day: 2026-11-30."
    if edition and edition not in editions:
        errors["edition"] = "Choose one of the editions."
    return Asked(as_of, edition, Terms(day, editions.get(edition)), errors)
