"""Raters as the estimator reports them: severity, and what is unusual."""

from __future__ import annotations

import numpy as np

from hiring.scoring.diagnostics import flag
from hiring.scoring.figures import interval
from hiring.scoring.modelled import Modelled
from hiring.scoring.scores import Diagnostics, Label, RaterScore
from hiring.scoring.tally import Tally

NOT_MEASURED = Diagnostics(None, None, None, None, None)


def list_raters(tally: Tally, modelled: Modelled | None) -> tuple[RaterScore, ...]:
    """Every rater by label; without a severity where there is no model or no observed rating."""
    places: dict[Label, int] = {}
    if modelled is not None:
        places = {label: n for n, label in enumerate(modelled.crossed.panel.raters)}
    return tuple(_report(label, tally, modelled, places.get(label)) for label in tally.raters)


def _report(label: Label, tally: Tally, modelled: Modelled | None, n: int | None) -> RaterScore:
    observed, missed = tally.of("rater", label)
    if modelled is None or n is None:
        return RaterScore(label, None, None, None, observed, missed, (), NOT_MEASURED)
    means, covariance = modelled.severity
    severity, error = float(means[n]), float(np.sqrt(max(covariance[n, n], 0.0)))
    found = modelled.diagnostics[n]
    return RaterScore(
        rater=label,
        severity=severity,
        se=error,
        interval=interval(severity, error),
        ratings=observed,
        not_observed=missed,
        flags=flag(severity, error, found),
        diagnostics=found,
    )
