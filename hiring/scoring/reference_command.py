"""`hiring reference`: the estimator's own statistics on any published table, so that a textbook's
answer can be checked."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

STATISTICS = ("icc", "krippendorff", "variance")
LEVELS = ("nominal", "ordinal", "interval", "ratio")


def add_parser(subparsers: Any) -> None:
    """Add `reference` to the `hiring` command."""
    parser = subparsers.add_parser(
        "reference", help="agreement or variance components of any table, to check the method"
    )
    parser.add_argument("data", type=Path, metavar="DATA.csv")
    parser.add_argument("--statistic", required=True, choices=STATISTICS)
    parser.add_argument(
        "--level", choices=LEVELS, help="of measurement, for krippendorff (ordinal unless given)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the statistic; 1 where the data can't give it, 2 where the file is not there or an
    option does not belong to the statistic."""
    from hiring.scoring.icc import TableError
    from hiring.scoring.mixed_model import ModelError
    from hiring.scoring.tables import CsvError

    if not args.data.is_file():
        print(f"{args.data}: no such file.", file=sys.stderr)
        return 2
    if args.level and args.statistic != "krippendorff":
        print("--level belongs to --statistic krippendorff.", file=sys.stderr)
        return 2
    compute = {"icc": _icc, "krippendorff": _krippendorff, "variance": _variance}
    try:
        found = compute[args.statistic](args.data, args.level or "ordinal")
    except (CsvError, TableError, ModelError) as error:
        print(f"{args.data}: {error}", file=sys.stderr)
        return 1
    document = {"statistic": args.statistic, **found}
    print(json.dumps(document) if args.json else "\n".join(_lines(document)))
    return 0


def _icc(path: Path, _level: str) -> dict[str, Any]:
    import numpy as np

    from hiring.scoring.icc import agree
    from hiring.scoring.tables import read_wide

    table = np.array(read_wide(path).numbers(), dtype=float)
    found = agree(table)
    squares = {"BMS": found.bms, "WMS": found.wms, "JMS": found.jms, "EMS": found.ems}
    return {
        "targets": found.targets,
        "judges": found.judges,
        **found.forms,
        "mean_squares": squares,
    }


def _krippendorff(path: Path, level: Any) -> dict[str, Any]:
    from hiring.scoring.krippendorff import measure_agreement
    from hiring.scoring.tables import read_wide

    wide = read_wide(path)
    if level == "nominal":
        labels = sorted({cell for row in wide.rows for cell in row if cell is not None})
        codes = {label: float(n) for n, label in enumerate(labels)}
        units = [[codes[cell] for cell in row if cell is not None] for row in wide.rows]
    else:
        units = [[cell for cell in row if cell is not None] for row in wide.numbers()]
    found = measure_agreement(units, level)
    return {"level": level, "alpha": found.alpha, "pairable": found.pairable}


def _variance(path: Path, _level: str) -> dict[str, Any]:
    import numpy as np

    from hiring.scoring.design import constant, factor, make_design
    from hiring.scoring.mixed_model import fit_exactly
    from hiring.scoring.tables import read_long

    long = read_long(path)
    factors = [factor(name, labels) for name, labels in long.factors.items()]
    fit = fit_exactly(make_design(np.array(long.values), factors, constant(len(long.values))))
    return {
        "observations": len(long.values),
        "sd": {name: fit.sd[name] for name in (*long.factors, "residual")},
        "reml_criterion": fit.criterion,
        "intercept": float(fit.fixed[0]),
        "se_intercept": float(np.sqrt(fit.covariance()[-1, -1])),
    }


def _lines(document: dict[str, Any], indent: str = "") -> list[str]:
    """The document for a reader: a line a figure."""
    lines = []
    for name, value in document.items():
        if isinstance(value, dict):
            lines += [f"{indent}{name}", *_lines(value, f"{indent}  ")]
        else:
            shown = f"{value:.6g}" if isinstance(value, float) else value
            lines.append(f"{indent}{name:<16} {'–' if shown is None else shown}")
    return lines
