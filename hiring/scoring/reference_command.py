"""`hiring reference`: the estimator's own statistics on any published table, so that a textbook's
answer can be checked."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

STATISTICS = ("icc", "krippendorff", "variance", "fisher")
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
    if not args.data.is_file():
        print(f"{args.data}: no such file.", file=sys.stderr)
        return 2
    if args.level and args.statistic != "krippendorff":
        print("--level belongs to --statistic krippendorff.", file=sys.stderr)
        return 2
    from hiring.scoring.csv_cells import CsvError
    from hiring.scoring.icc import TableError
    from hiring.scoring.mixed_model import ModelError
    from hiring.scoring.reference_statistics import ANSWERS

    try:
        found, note = ANSWERS[args.statistic](args.data, args.level or "ordinal")
    except (CsvError, TableError, ModelError) as error:
        print(f"{args.data}: {error}", file=sys.stderr)
        return 1
    if note:
        print(f"{args.data}: {note}", file=sys.stderr)
    document = {"statistic": args.statistic, **found}
    print(json.dumps(document) if args.json else "\n".join(_lines(document)))
    return 0


def _lines(document: dict[str, Any], indent: str = "") -> list[str]:
    """The document for a reader: a line a figure."""
    lines = []
    for name, value in document.items():
        if isinstance(value, dict):
            lines += [f"{indent}{name}", *_lines(value, f"{indent}  ")]
        else:
            several = value if isinstance(value, list) else [value]
            lines.append(f"{indent}{name:<16} {' '.join(map(_show, several))}")
    return lines


def _show(value: float | int | str | None) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return "–" if value is None else str(value)
