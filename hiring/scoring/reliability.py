"""How far a panel's raters agree, in figures and in words."""

from __future__ import annotations

from hiring.scoring.agreement import Parts, agree_by_area, ordinal_alpha, split
from hiring.scoring.agreement_words import say
from hiring.scoring.cells import Panel
from hiring.scoring.crossed import CANDIDATE, TERMS
from hiring.scoring.modelled import Modelled, variances
from hiring.scoring.scores import AreaAgreement, Reliability

NOT_RATED = Reliability(
    overall=AreaAgreement(None, None, None, None),
    areas=(),
    g=None,
    alpha=None,
    raters_needed=None,
    variance=dict.fromkeys([*TERMS, "residual"]),
    sentences=(),
)


def measure_reliability(panel: Panel, modelled: Modelled | None) -> Reliability:
    """The figures; those that need the model are None without it."""
    overall, areas = agree_by_area(panel)
    variance = variances(modelled) if modelled else NOT_RATED.variance
    parts: Parts | None = split(panel, variance) if variance[CANDIDATE] is not None else None
    alpha = ordinal_alpha(panel)
    return Reliability(
        overall=overall,
        areas=areas,
        g=parts.g if parts else None,
        alpha=alpha,
        raters_needed=parts.raters_needed if parts else None,
        variance=variance,
        sentences=say(overall, parts, alpha, len(panel.raters)),
    )
