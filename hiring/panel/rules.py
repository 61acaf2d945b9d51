"""How the panel of a vacancy works: who sees what when, how many raters, practice, consensus, and
the end of rating."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.acts import check_reason
from hiring.panel.errors import FrozenRuleError, PanelError, SheetClosedError
from hiring.panel.models import PanelRules, Practice, Rating, ScoresUse, SeeOthers, Sheet
from hiring.vacancies.models import Application, Vacancy

MOST_RATERS = 40
# What scores are made of, and whether there is a round that changes it, is settled before anybody
# can know whom it favours.
FROZEN = ("consensus", "scores_use")


def rules_of(session: Session, vacancy: Vacancy) -> PanelRules:
    """The rules of the vacancy's panel: those that were set, or the usual ones."""
    return session.get(PanelRules, vacancy.id) or PanelRules(
        vacancy_id=vacancy.id,
        see_others=SeeOthers.AFTER_OWN.value,
        fewest_raters=2,
        practice=Practice.OFFERED.value,
        consensus=False,
        scores_use=ScoresUse.INITIAL.value,
        name_raters=True,
        rate_by=None,
        closed_at=None,
        closed_by=None,
        reopened_because=None,
    )


def ratings_began(session: Session, vacancy: Vacancy) -> bool:
    """Whether anybody has rated anything on the vacancy."""
    rated = (
        select(Rating.id)
        .join(Sheet, Sheet.id == Rating.sheet_id)
        .join(Application, Application.id == Sheet.application_id)
        .where(Application.vacancy_id == vacancy.id)
    )
    return bool(session.scalar(select(exists(rated))))


def change_rules(
    session: Session,
    vacancy: Vacancy,
    *,
    see_others: SeeOthers,
    fewest_raters: int,
    practice: Practice,
    consensus: bool,
    scores_use: ScoresUse,
    actor_id: int,
) -> PanelRules:
    """Set the rules.  FrozenRuleError where a rule that is settled before ratings would change
    after the first one; PanelError for what can't be."""
    if not 1 <= fewest_raters <= MOST_RATERS:
        raise PanelError(f"Choose between 1 and {MOST_RATERS} raters.")
    if scores_use is ScoresUse.CONSENSUS and not consensus:
        raise PanelError("Scores can use consensus ratings only where there is a consensus round.")
    rules = _locked(session, vacancy)
    wanted: dict[str, Any] = {
        "see_others": see_others.value,
        "fewest_raters": fewest_raters,
        "practice": practice.value,
        "consensus": consensus,
        "scores_use": scores_use.value,
    }
    changed = {name: value for name, value in wanted.items() if getattr(rules, name) != value}
    if any(name in changed for name in FROZEN) and ratings_began(session, vacancy):
        raise FrozenRuleError(
            "Ratings have begun: whether there is a consensus round, and which ratings the scores"
            " use, was settled before the first one."
        )
    for name, value in changed.items():
        setattr(rules, name, value)
    if changed:
        _record(session, "panel.rules_changed", vacancy, actor_id, **changed)
    return rules


def ask_to_rate_by(
    session: Session, vacancy: Vacancy, *, day: date | None, actor_id: int
) -> PanelRules:
    """Set the day until which members are asked to rate, None for no such day.  It is told to them
    and ends nothing by itself."""
    rules = _locked(session, vacancy)
    if rules.rate_by != day:
        rules.rate_by = day
        told = day.isoformat() if day else None
        _record(session, "panel.rate_by_changed", vacancy, actor_id, day=told)
    return rules


def name_raters(session: Session, vacancy: Vacancy, *, named: bool, actor_id: int) -> PanelRules:
    """Set whether scorecards call members by name, or "Member A", "Member B"…  FrozenRuleError once
    ratings have begun: members should know before they rate."""
    rules = _locked(session, vacancy)
    if rules.name_raters != named:
        if ratings_began(session, vacancy):
            raise FrozenRuleError(
                "Ratings have begun: whether scorecards name the members was settled before."
            )
        rules.name_raters = named
        _record(session, "panel.names_changed", vacancy, actor_id, named=named)
    return rules


def close_panel(session: Session, vacancy: Vacancy, *, actor_id: int) -> PanelRules:
    """End rating: open sheets take no ratings any more, and submitted ones can't be withdrawn."""
    rules = _locked(session, vacancy)
    if rules.closed_at is None:
        rules.closed_at, rules.closed_by = now(), actor_id
        _record(session, "panel.closed", vacancy, actor_id)
    return rules


def reopen_panel(session: Session, vacancy: Vacancy, *, reason: str, actor_id: int) -> PanelRules:
    """Let the panel go on; PanelError without a reason."""
    reason = check_reason(reason, missing="Say in a sentence why the panel goes on.")
    rules = _locked(session, vacancy)
    if rules.closed_at is not None:
        rules.closed_at = rules.closed_by = None
        rules.reopened_because = reason
        _record(session, "panel.reopened", vacancy, actor_id)
    return rules


def refuse_when_closed(session: Session, vacancy: Vacancy) -> None:
    """SheetClosedError where rating has ended."""
    if rules_of(session, vacancy).closed_at is not None:
        raise SheetClosedError(
            "The panel is closed: ratings stand as they are. The recruiter can let it go on."
        )


def _locked(session: Session, vacancy: Vacancy) -> PanelRules:
    """The rules as a row that nobody else changes meanwhile."""
    session.refresh(vacancy, with_for_update=True)
    rules = rules_of(session, vacancy)
    session.add(rules)
    return rules


def _record(session: Session, action: str, vacancy: Vacancy, actor_id: int, **details: Any) -> None:
    session.flush()
    audit.record(
        session,
        action,
        subject="vacancy",
        subject_id=vacancy.id,
        actor_id=actor_id,
        vacancy_id=vacancy.id,
        **details,
    )
