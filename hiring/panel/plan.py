"""The coverage plan of a vacancy's panel as it stands: read from the sheets, as far as the person
who looks may know them.

Whoever still has sheets to rate learns nothing of a colleague's progress, a coordinator neither:
not even whether anybody has begun.  So the plan of such a coordinator holds every colleague's
sheets as they are, begun or not, and gives only candidates to members who have none of them.  At
the moment of sending nobody can have begun, and the new sheets can be split."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from classification.edition import Area, Edition
from hiring.panel.begun import begun_areas
from hiring.panel.blindness import waiting_sheets
from hiring.panel.coverage import NOTHING, Board, Pair, Plan
from hiring.panel.instrument import areas_of, items_of
from hiring.panel.models import Sheet, SheetState
from hiring.panel.rules import rules_of
from hiring.people.models import User
from hiring.vacancies.models import Application, SeatKind, Vacancy
from hiring.vacancies.service import edition_of
from hiring.vacancies.stages import ASIDE


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who rates what of whom.  `held`: the person who looks has own sheets to rate, and colleagues'
    sheets stay as they are; `closed`: rating has ended and nothing changes."""

    vacancy: Vacancy
    edition: Edition
    applications: tuple[Application, ...]
    members: tuple[User, ...]
    sheets: dict[Pair, Sheet]
    board: Board
    plan: Plan
    held: bool
    closed: bool

    def is_recused(self, pair: Pair) -> bool:
        """Whether the member stepped back from the candidate."""
        sheet = self.sheets.get(pair)
        return sheet is not None and sheet.state == SheetState.RECUSED

    def areas_of(self, slugs: Iterable[str]) -> tuple[Area, ...]:
        """These areas in the instrument's order."""
        return areas_of(self.edition, list(slugs))


def read_coverage(
    session: Session, vacancy: Vacancy, *, viewer: User, fresh: Collection[Pair] | None = None
) -> Coverage:
    """The plan of the vacancy as `viewer` may know it: the candidates who are with the panel and
    not aside, and its members.  With `fresh`, the cells of sheets that were made just now, every
    other cell stays as it is."""
    sheets = {(s.application_id, s.user_id): s for s in _sheets(session, vacancy)}
    applications = {s.application_id: s.application for s in sheets.values()}
    ordered = tuple(sorted(applications.values(), key=lambda application: application.number))
    seated = [seat.user for seat in vacancy.seats if seat.kind == SeatKind.PANEL]
    edition = edition_of(session, vacancy)
    rules = rules_of(session, vacancy)
    held = bool(waiting_sheets(session, viewer, vacancy))
    unseated = [] if held else _unseated(sheets.values(), seated)
    members = (*seated, *unseated)
    counted = {
        pair: s
        for pair, s in sheets.items()
        if s.user in seated or (s.user in unseated and s.state == SheetState.SUBMITTED)
    }
    plan = {pair: areas for pair, s in counted.items() if (areas := _areas(edition, s))}
    kept = _begun(session, edition, list(counted.values()))
    ended = rules.closed_at is not None
    cells = list(product((a.id for a in ordered), (m.id for m in members)))
    if ended or fresh is not None:
        closed = {pair for pair in cells if ended or pair not in (fresh or ())}
    else:
        others = {pair for pair in cells if pair[1] != viewer.id}
        closed = {p for p in cells if _is_fixed(sheets.get(p), held=held and p in others)}
    closed |= {(a.id, m.id) for a, m in product(ordered, unseated)}
    board = Board(
        candidates=tuple(application.id for application in ordered),
        members=tuple(member.id for member in members),
        areas={area.slug: len(items_of(edition, area)) for area in edition.areas},
        kept={**kept} | {pair: plan.get(pair, NOTHING) for pair in closed},
        closed=frozenset(closed),
        fewest=rules.fewest_raters,
    )
    return Coverage(vacancy, edition, ordered, members, sheets, board, plan, held, closed=ended)


def _sheets(session: Session, vacancy: Vacancy) -> Sequence[Sheet]:
    """Every sheet of candidates who are not aside, released ones among them."""
    return session.scalars(
        select(Sheet)
        .join(Sheet.application)
        .options(joinedload(Sheet.application), joinedload(Sheet.user))
        .where(
            Application.vacancy_id == vacancy.id,
            Application.merged_into_id.is_(None),
            Application.stage.not_in([stage.value for stage in ASIDE]),
        )
        .order_by(Application.number, Sheet.user_id)
    ).all()


def _unseated(sheets: Iterable[Sheet], seated: Sequence[User]) -> list[User]:
    """Members who lost their seat and whose submitted sheets still count; what they had not handed
    in they can't rate any more."""
    there = {member.id for member in seated}
    found = {
        sheet.user_id: sheet.user
        for sheet in sheets
        if sheet.user_id not in there and sheet.state == SheetState.SUBMITTED
    }
    return [found[user_id] for user_id in sorted(found)]


def _areas(edition: Edition, sheet: Sheet) -> frozenset[str]:
    """What the member rates: nothing of a candidate that was taken from them, or from whom they
    stepped back."""
    if sheet.released_at is not None or sheet.state == SheetState.RECUSED:
        return NOTHING
    return frozenset(area.slug for area in areas_of(edition, sheet.areas))


def _is_fixed(sheet: Sheet | None, *, held: bool) -> bool:
    """Whether nothing can be added to what the member rates of the candidate."""
    if sheet is None or sheet.released_at is not None:
        return False
    return held or sheet.state in (SheetState.RECUSED, SheetState.SUBMITTED)


def _begun(session: Session, edition: Edition, sheets: Sequence[Sheet]) -> Plan:
    """The areas in which members have begun, of the sheets that count."""
    pairs = {
        sheet.id: (sheet.application_id, sheet.user_id)
        for sheet in sheets
        if sheet.released_at is None and sheet.state != SheetState.RECUSED
    }
    begun = begun_areas(session, edition, list(pairs))
    return {pairs[sheet_id]: areas for sheet_id, areas in begun.items()}
