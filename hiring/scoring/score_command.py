"""`hiring score`: the estimator behind the scorecards, on a CSV of ratings."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from hiring.named_edition import load_named

_COMMAND = "hiring score"


def add_parser(subparsers: Any) -> None:
    """Add `score` to the `hiring` command."""
    parser = subparsers.add_parser(
        "score", help="scores, ranks and agreement from a panel's ratings, with their uncertainty"
    )
    parser.add_argument("ratings", type=Path, metavar="RATINGS.csv")
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="whose items, areas and weights count; without it, any items of one area",
    )
    parser.add_argument("--seed", type=_parse_seed, metavar="N", help="of the random draws")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the scores; 1 where the ratings can't be read or are wrong or the edition has faults, 2
    where the file or the edition does not exist."""
    if not args.ratings.is_file():
        print(f"{_COMMAND}: {args.ratings}: no such file.", file=sys.stderr)
        return 2
    edition = load_named(args.edition, _COMMAND) if args.edition else None
    if isinstance(edition, int):
        return edition
    from hiring.scoring.csv_cells import CsvError
    from hiring.scoring.estimate import score
    from hiring.scoring.ranks import SEED
    from hiring.scoring.ratings_file import read_ratings
    from hiring.scoring.score_report import write_scores
    from hiring.scoring.score_table import write_table

    try:
        ratings, instrument = read_ratings(args.ratings, edition)
    except CsvError as error:
        print(f"{_COMMAND}: {args.ratings}: {error}", file=sys.stderr)
        return 1
    scores = score(
        ratings,
        areas=instrument.areas,
        weights=instrument.weights,
        counts=instrument.counts,
        top=instrument.top,
        seed=SEED if args.seed is None else args.seed,
    )
    document = write_scores(scores)
    print(json.dumps(document, ensure_ascii=False) if args.json else write_table(scores))
    return 0


def _parse_seed(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no seed: write a whole number from 0 on")
    return int(text)
