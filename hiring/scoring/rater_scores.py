"""Raters as the estimator reports them: severity, and what is unusual."""

from __future__ import annotations

import numpy as np

from hiring.scoring.diagnostics import diagnose, flag
from hiring.scoring.figures import interval
from hiring.scoring.modelled import Modelled
from hiring.scoring.scores import Diagnostics, Label, RaterScore
from hiring.scoring.tally import Tally

NOT_MEASURED = Diagnostics(None, None, None, None, None)


def list_raters(tally: Tally, modelled: Modelled | None) -> tuple[RaterScore, ...]:
    """Every rater by label; without a severity where there is no model or no observed rating."""
    if modelled is None:
        return tuple(_report(label, tally, None, NOT_MEASURED) for label in tally.raters)
    found = diagnose(modelled.crossed, modelled.fit)
    places = {label: n for n, label in enumerate(modelled.crossed.panel.raters)}
    means, covariance = modelled.severity

    def report(label: Label) -> RaterScore:
        if label not in places:
            return _report(label, tally, None, NOT_MEASURED)
        n = places[label]
        severity = float(means[n]), float(np.sqrt(max(covariance[n, n], 0.0)))
        return _report(label, tally, severity, found[n])

    return tuple(report(label) for label in tally.raters)


def _report(
    label: Label, tally: Tally, severity: tuple[float, float] | None, found: Diagnostics
) -> RaterScore:
    observed, missed = tally.of("rater", label)
    points, error = severity or (None, None)
    return RaterScore(
        rater=label,
        severity=points,
        se=error,
        interval=interval(points, error),
        ratings=observed,
        not_observed=missed,
        flags=flag(*severity, found) if severity else (),
        diagnostics=found,
    )
