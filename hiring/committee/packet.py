"""Everything the committee's packet is made of, and the hash of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from hiring.committee import deciding
from hiring.committee.cover import Cover, cover_of
from hiring.committee.models import Decision, FrozenDecision
from hiring.committee.official import OfficialList, official_list
from hiring.committee.ranking import Ranking
from hiring.committee.rating_rows import RatingRow, rating_rows
from hiring.committee.service import Scorecard, rank_candidates, rater_names, score
from hiring.committee.voices import Voice, public_voice
from hiring.panel.finality import why_not_final
from hiring.panel.models import PanelRules
from hiring.panel.service import rules_of
from hiring.vacancies.models import Vacancy


@dataclass(frozen=True, slots=True)
class Packet:
    """The packet's content.  `official` is None while ratings can change, for which `open_still`
    is the reason; `digest` is the SHA-256 of the data that all of it was made from."""

    vacancy: Vacancy
    rules: PanelRules
    ranking: Ranking
    cards: tuple[Scorecard, ...]
    cover: Cover
    official: OfficialList | None
    open_still: str | None
    decision: Decision | None
    frozen: FrozenDecision | None
    voice: Voice
    digest: str


def collect(session: Session, vacancy: Vacancy, *, preference: bool, public: bool) -> Packet:
    """The packet of the vacancy as it stands; `preference` says whether the law of veterans applies
    and `public` whether it is the one for public records."""
    ranking = rank_candidates(session, vacancy)
    rows = (*ranking.rated, *ranking.not_rated)
    cards = tuple(score(session, row.application, ranking) for row in rows)
    names, open_still = rater_names(session, vacancy), why_not_final(session, vacancy)
    official = official_list(session, vacancy, preference=preference) if not open_still else None
    versions = deciding.versions_of(session, vacancy)
    edition = ranking.sources.edition
    packet = Packet(
        vacancy=vacancy,
        rules=rules_of(session, vacancy),
        ranking=ranking,
        cards=cards,
        cover=cover_of(session, vacancy, edition, sorted(names, key=names.__getitem__)),
        official=official,
        open_still=open_still,
        decision=versions[0] if versions else None,
        frozen=deciding.frozen_of(session, vacancy),
        voice=_voice(cards, names, public=public),
        digest="",
    )
    return replace(packet, digest=_digest(packet, rating_rows(session, vacancy, names)))


def _voice(cards: Iterable[Scorecard], names: dict[int, str], *, public: bool) -> Voice:
    people = {card.application.id: card.application for card in cards}
    if public:
        return public_voice({n: (one.number, one.shown_name) for n, one in people.items()}, names)
    return Voice({n: one.shown_name for n, one in people.items()}, names)


def _digest(packet: Packet, rows: Iterable[RatingRow]) -> str:
    """Over ratings with their notes, rules, findings and decision: whatever the packet shows."""
    sources, decision = packet.ranking.sources, packet.decision
    data: dict[str, Any] = {
        "edition": sources.edition.content_hash,
        "as_of": packet.vacancy.as_of.isoformat(),
        "weights": {slug: str(weight) for slug, weight in sources.scoring.weights.items()},
        "conversion": sources.scoring.conversion.value,
        "scores_use": packet.rules.scores_use,
        "ratings": [asdict(row) for row in rows],
        "findings": {
            card.application.number: card.own.found.result if card.own.found else None
            for card in packet.cards
        },
        "official": deciding.basis_of(packet.official) if packet.official else None,
        "decision": {
            "chosen": decision.chosen.number,
            "version": decision.version,
            "reasons": decision.reasons,
            "memo": decision.memo,
            "preference": decision.preference_reasons,
            "signatures": [(one.user.name, one.kind, one.remark) for one in decision.signatures],
            "frozen": packet.frozen is not None,
        }
        if decision
        else None,
    }
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=_write)
    return hashlib.sha256(text.encode()).hexdigest()


def _write(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a packet")
