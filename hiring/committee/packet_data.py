"""The data that a packet is made from, and the hash of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee import deciding
from hiring.committee.basis import without_figures
from hiring.committee.cover import Cell, Cover, cover_of
from hiring.committee.models import Decision, FrozenDecision
from hiring.committee.official import OfficialList, official_list
from hiring.committee.ranking import Ranking
from hiring.committee.raters import rater_names, real_names
from hiring.committee.rating_rows import RatingRow, rating_rows
from hiring.committee.service import findings_of, rank_candidates
from hiring.committee.standing import StandingFinding
from hiring.panel.finality import why_not_final
from hiring.panel.models import PanelRules, SheetState
from hiring.panel.service import rules_of
from hiring.vacancies.models import Application, Vacancy

RULES = (
    "fewest_raters", "see_others", "practice", "scores_use", "consensus", "name_raters",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PacketData:
    """What a packet says, before it is told: `applications` are all of the vacancy, `names` what
    members are called and `members` their names, `findings` those of each candidate by number.
    `official` is None while ratings can change, for which `open_still` is the reason."""

    organisation: str
    vacancy: Vacancy
    rules: PanelRules
    ranking: Ranking
    applications: tuple[Application, ...]
    names: Mapping[int, str]
    members: Mapping[int, str]
    cover: Cover
    rows: tuple[RatingRow, ...]
    findings: Mapping[int, tuple[StandingFinding, ...]]
    official: OfficialList | None
    open_still: str | None
    decision: Decision | None
    frozen: FrozenDecision | None

    @property
    def digest(self) -> str:
        """The SHA-256 of everything that the packet shows, but for the figures that are computed
        from the rest of it."""
        text = json.dumps(_told(self), sort_keys=True, ensure_ascii=False, default=_write)
        return hashlib.sha256(text.encode()).hexdigest()


def read_data(
    session: Session, vacancy: Vacancy, *, organisation: str, preference: bool
) -> PacketData:
    """The data as they stand now; `preference` says whether the law of veterans applies."""
    ranking, names = rank_candidates(session, vacancy), rater_names(session, vacancy)
    open_still = why_not_final(session, vacancy)
    official = None
    if not open_still:
        official = official_list(session, vacancy, preference=preference, ranking=ranking)
    edition = ranking.sources.edition
    return PacketData(
        organisation=organisation,
        vacancy=vacancy,
        rules=rules_of(session, vacancy),
        ranking=ranking,
        applications=_applications(session, vacancy),
        names=names,
        members=real_names(session, vacancy),
        cover=cover_of(session, vacancy, edition, sorted(names, key=names.__getitem__)),
        rows=rating_rows(session, vacancy, names),
        findings={
            row.application.number: findings_of(session, row.application, row.found)
            for row in (*ranking.rated, *ranking.not_rated)
            if row.found
        },
        official=official,
        open_still=open_still,
        decision=deciding.decision_of(session, vacancy),
        frozen=deciding.frozen_of(session, vacancy),
    )


def _applications(session: Session, vacancy: Vacancy) -> tuple[Application, ...]:
    query = select(Application).where(Application.vacancy_id == vacancy.id)
    return tuple(session.scalars(query.order_by(Application.number)))


def _told(data: PacketData) -> dict[str, Any]:
    sources, ranking = data.ranking.sources, data.ranking
    numbers = {one.id: one.number for one in data.cover.candidates}
    return {
        "organisation": data.organisation,
        "vacancy": (data.vacancy.title, data.vacancy.as_of.isoformat()),
        "edition": sources.edition.content_hash,
        "weights": {slug: str(weight) for slug, weight in sources.scoring.weights.items()},
        "weights_reason": sources.scoring.reason,
        "conversion": sources.scoring.conversion.value,
        "rules": {name: getattr(data.rules, name) for name in RULES},
        "open_still": data.open_still,
        "candidates": [(one.number, one.shown_name) for one in data.applications],
        # What the packet for public records covers in the committee's own words.
        "members": sorted(data.members.values()),
        "outcomes": {
            row.application.number: row.found.outcome if row.found else None
            for row in (*ranking.rated, *ranking.not_rated)
        },
        "aside": ranking.aside,
        "sheets": sorted(
            (numbers[candidate], data.names[member], _ended(cell), cell.asked, cell.observed)
            for (candidate, member), cell in data.cover.cells.items()
        ),
        "ratings": data.rows,
        "findings": data.findings,
        "official": without_figures(deciding.basis_of(data.official)) if data.official else None,
        "decision": _tell_decision(data.decision, data.frozen) if data.decision else None,
    }


def _ended(cell: Cell) -> str:
    """How the sheet ended; nobody is told whether one that is awaited was opened."""
    return cell.state if cell.state in (SheetState.SUBMITTED, SheetState.RECUSED) else ""


def _tell_decision(decision: Decision, frozen: FrozenDecision | None) -> dict[str, Any]:
    return {
        "chosen": decision.chosen.number,
        "version": decision.version,
        "reasons": decision.reasons,
        "memo": decision.memo,
        "preference": decision.preference_reasons,
        "recorded": (decision.recorder.name, decision.recorded_at),
        "signatures": [
            (one.user.name, one.kind, one.remark, one.at) for one in decision.signatures
        ],
        "frozen_at": frozen.frozen_at if frozen else None,
    }


def _write(value: object) -> object:
    """Field by field, since `asdict` copies every value: a panel has some ten thousand ratings."""
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a packet")
