"""The verbs of a vacancy's scoring rules.  They are settled with the first rating: whoever set a
weight afterwards could know whom it favours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.edition import Edition
from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.acts import check_reason
from hiring.panel.conversion import Conversion
from hiring.panel.errors import FrozenRuleError, PanelError
from hiring.panel.rules import ratings_began
from hiring.panel.scoring_models import ScoringRules
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of, lock

MOST_WEIGHT = 100


class WeightReasonError(PanelError):
    """Weights of their own have no reason, or one that is too long."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """The scoring rules in force.  `weights` are exact, by the slug of the area; `reason` is empty
    where they are the edition's; `row_id` is None where nobody set any."""

    conversion: Conversion
    weights: Mapping[str, Fraction]
    reason: str
    row_id: int | None

    @property
    def equal(self) -> bool:
        """Whether all areas count alike."""
        return len(set(self.weights.values())) == 1

    def share(self, slug: str) -> Fraction:
        """The area's part of the whole."""
        return self.weights[slug] / sum(self.weights.values())


def edition_weights(edition: Edition) -> dict[str, Decimal]:
    """The edition's weights, by their decimal digits: one written as 0.1 is a tenth."""
    return {area.slug: Decimal(str(area.weight)) for area in edition.areas}


def scoring_of(session: Session, vacancy: Vacancy) -> Scoring:
    """The scoring rules of the vacancy: the ones set last, or the usual ones."""
    row = next(iter(scoring_history(session, vacancy)), None)
    if row is None:
        usual = edition_weights(edition_of(session, vacancy))
        weights = {slug: Fraction(weight) for slug, weight in usual.items()}
        return Scoring(Conversion.OF_TOP, weights, "", None)
    weights = {slug: Fraction(text) for slug, text in row.weights.items()}
    return Scoring(Conversion(row.conversion), weights, row.reason, row.id)


def scoring_history(session: Session, vacancy: Vacancy) -> list[ScoringRules]:
    """Everything that was set, the newest first."""
    query = select(ScoringRules).where(ScoringRules.vacancy_id == vacancy.id)
    return list(session.scalars(query.order_by(ScoringRules.id.desc())))


def settle_scoring(
    session: Session,
    vacancy: Vacancy,
    *,
    conversion: Conversion,
    weights: Mapping[str, Decimal],
    reason: str,
    seen: int | None,
    actor_id: int,
) -> None:
    """Set how scores are made; `seen` is the row that stood on the page.  FrozenRuleError once
    ratings have begun; PanelError for weights that can't be, weights other than the edition's
    without a reason, and where somebody else set them meanwhile."""
    lock(session, vacancy)
    if ratings_began(session, vacancy):
        raise FrozenRuleError(
            "Ratings have begun: the weights and the percentage were settled before the first one."
        )
    standing, usual = scoring_of(session, vacancy), edition_weights(edition_of(session, vacancy))
    if standing.row_id != seen:
        raise PanelError("Somebody else set these rules meanwhile. Nothing was overwritten.")
    _check_weights(weights, usual)
    reason = _check_reason(reason) if weights != usual else ""
    wanted = {slug: Fraction(weight) for slug, weight in weights.items()}
    if (conversion, wanted, reason) == (standing.conversion, standing.weights, standing.reason):
        return
    row = ScoringRules(
        vacancy_id=vacancy.id,
        conversion=conversion.value,
        weights={slug: str(weight) for slug, weight in weights.items()},
        reason=reason,
        set_by=actor_id,
        set_at=now(),
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        "panel.scoring_settled",
        subject="vacancy",
        subject_id=vacancy.id,
        actor_id=actor_id,
        vacancy_id=vacancy.id,
        conversion=row.conversion,
        weights=row.weights,
    )


def _check_reason(reason: str) -> str:
    try:
        return check_reason(reason, missing="Say in a sentence why these areas count as they do.")
    except PanelError as error:
        raise WeightReasonError(str(error)) from None


def _check_weights(weights: Mapping[str, Decimal], usual: Mapping[str, Decimal]) -> None:
    if weights.keys() != usual.keys():
        raise PanelError("Give each area a weight.")
    if not all(0 < weight <= MOST_WEIGHT for weight in weights.values()):
        raise PanelError(f"Give each area a weight above 0, at most {MOST_WEIGHT}.")
