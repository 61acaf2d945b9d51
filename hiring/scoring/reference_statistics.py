"""The statistics of `hiring reference`, each from a file, with what was taken for granted in
reading it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from hiring.scoring.adverse_impact import Group, below_four_fifths, fisher_exact
from hiring.scoring.csv_cells import CsvError
from hiring.scoring.icc import TableError, agree
from hiring.scoring.icc_tests import FTest, f_tests, intervals
from hiring.scoring.intercepts import fit_intercepts
from hiring.scoring.krippendorff import Level, measure_agreement
from hiring.scoring.tables import Wide, read_long, read_wide
from hiring.scoring.two_by_two import odds_ratio, one_sided, z_pooled

Answer = tuple[dict[str, Any], str]


def answer_icc(path: Path, _: Level) -> Answer:
    """The six coefficients of a complete table, with mean squares, F tests and intervals."""
    wide = read_wide(path)
    for row, line in zip(wide.rows, wide.lines, strict=True):
        if None in row:
            raise CsvError(
                f"Line {line}: a rating is missing; these coefficients are of complete tables."
            )
    found = agree(np.array(wide.numbers(), dtype=float))
    squares = {"BMS": found.bms, "WMS": found.wms, "JMS": found.jms, "EMS": found.ems}
    return {
        "targets": found.targets,
        "judges": found.judges,
        **found.forms,
        "mean_squares": squares,
        "f_tests": {name: _write_test(test) for name, test in f_tests(found).items()},
        "intervals_95": {n: bounds and list(bounds) for n, bounds in intervals(found).items()},
    }, wide.note


def answer_krippendorff(path: Path, level: Level) -> Answer:
    """α at the level of measurement."""
    wide = read_wide(path)
    units = [[cell for cell in row if cell is not None] for row in _values(wide, level)]
    found = measure_agreement(units, level)
    return {"level": level, "alpha": found.alpha, "pairable": found.pairable}, wide.note


def answer_variance(path: Path, _: Level) -> Answer:
    """A random intercept for each factor."""
    long = read_long(path)
    found = fit_intercepts(long)
    return {
        "observations": len(long.values),
        "sd": found.sd,
        "reml_criterion": found.criterion,
        "intercept": found.intercept,
        "se_intercept": found.error,
    }, ""


def answer_fisher(path: Path, _: Level) -> Answer:
    """Fisher's test of two groups, a row each, of selected and not selected."""
    wide = read_wide(path)
    table = wide.numbers()
    if [len(row) for row in table] != [2, 2]:
        raise TableError("Two rows are needed, each of two counts: selected and not selected.")
    one, other = (_group(row, line) for row, line in zip(table, wide.lines, strict=True))
    tails, (two_sided, mid_p) = one_sided(one, other), fisher_exact(one, other)
    low, high = sorted((one, other), key=lambda group: group.rate)
    return {
        "rates": [float(one.rate), float(other.rate)],
        "ratio": float(low.rate / high.rate) if high.selected else None,
        "below_four_fifths": below_four_fifths(low, high),
        "p_two_sided": float(two_sided),
        "mid_p": float(mid_p),
        "p_less": float(tails.less),
        "p_greater": float(tails.greater),
        "odds_ratio": odds_ratio(one, other),
        "z_pooled": z_pooled(one, other),
    }, wide.note


ANSWERS: Mapping[str, Callable[[Path, Level], Answer]] = {
    "icc": answer_icc,
    "krippendorff": answer_krippendorff,
    "variance": answer_variance,
    "fisher": answer_fisher,
}


def _values(wide: Wide, level: Level) -> list[list[float | None]]:
    """The numbers; for a nominal level of words, numbers that stand for them."""
    try:
        return wide.numbers()
    except CsvError:
        if level != "nominal":
            raise
    labels = sorted({cell for row in wide.rows for cell in row if cell is not None})
    codes = {label: float(n) for n, label in enumerate(labels)}
    return [[None if cell is None else codes[cell] for cell in row] for row in wide.rows]


def _group(row: list[float | None], line: int) -> Group:
    counts = [cell for cell in row if cell is not None and cell >= 0 and cell == int(cell)]
    if len(counts) < 2 or not any(counts):
        raise CsvError(f"Line {line}: two counts are needed, not both of them 0.")
    selected, left = map(int, counts)
    return Group(selected, selected + left)


def _write_test(test: FTest | None) -> dict[str, Any] | None:
    return {"F": test.value, "df": list(test.degrees), "p": test.p} if test else None
