"""`hiring qualify`: reads each file as one candidate and judges the facts against an edition."""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiring.named_edition import load_named

if TYPE_CHECKING:
    from classification.edition import Edition
    from hiring.qualification.findings import Qualification
    from hiring.reading.facts import Facts

_DEFAULT_EDITION = "cto-2015"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def add_parser(subparsers: Any) -> None:
    """Add `qualify` to the `hiring` command."""
    parser = subparsers.add_parser(
        "qualify", help="judge résumés against an edition: findings with reasons and questions"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--as-of",
        required=True,
        type=parse_date,
        metavar="YYYY-MM-DD",
        help='the closing or first review date, which "present" in a résumé means',
    )
    parser.add_argument(
        "--edition", default=_DEFAULT_EDITION, metavar="ID|FOLDER", help="default: %(default)s"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=run)


def parse_date(text: str) -> date:
    """The day written YYYY-MM-DD; ArgumentTypeError for anything else."""
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no date: write YYYY-MM-DD, such as 2026-11-01"
        raise argparse.ArgumentTypeError(message) from None


def run(args: argparse.Namespace) -> int:
    """Judge each file; 0 when all were read, 1 when one could not be or the edition has faults, 2
    when a file or the edition does not exist."""
    missing = [path for path in args.files if not path.is_file()]
    for path in missing:
        _complain(f"{path}: no such file")
    if missing:
        return 2
    edition = load_named(args.edition, "hiring qualify")
    if isinstance(edition, int):
        return edition
    codes = [_qualify_file(path, edition, args.as_of, as_json=args.json) for path in args.files]
    return max(codes)


def _qualify_file(path: Path, edition: Edition, as_of: date, *, as_json: bool) -> int:
    from hiring.qualification.judge import judge
    from hiring.reading.reader import read

    facts = read(path.read_bytes(), path.name)
    judged = judge([facts], edition, as_of) if facts.status == "read" else None
    if facts.error is not None:
        _complain(f"{path}: {facts.error.message} {facts.error.hint}")
    if as_json:
        document = write_document(str(path), facts, judged)
        print(json.dumps(document, ensure_ascii=False), flush=True)
    else:
        from hiring.qualification.table import print_qualification
        from hiring.reading.table import print_facts

        print_facts(str(path), facts)
        if judged is not None:
            print_qualification(judged)
    return 0 if judged is not None else 1


def write_document(name: str, facts: Facts, judged: Qualification | None) -> dict[str, Any]:
    """What `hiring qualify --json` prints for one file: what `hiring read` prints, and the
    verdicts."""
    from hiring.qualification.report import write_degree, write_findings, write_position
    from hiring.reading.facts import to_json

    document: dict[str, Any] = {"file": name, **to_json(facts)}
    if judged is not None:
        document["positions"] = [write_position(position) for position in judged.positions]
        document["education"] = [write_degree(degree) for degree in judged.education]
    document["qualification"] = write_findings(judged) if judged is not None else None
    return document


def _complain(message: str) -> None:
    print(f"hiring qualify: {message}", file=sys.stderr)
