"""`hiring read`: what the worker does to a file, without a server, a database or a queue."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add `read` to the `hiring` command."""
    parser = subparsers.add_parser("read", help="read résumés: facts with their evidence")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read each file; 0 when all were read, 1 when one was not, 2 for a path that is not there."""
    missing = [path for path in args.files if not path.is_file()]
    if missing:
        for path in missing:
            print(f"hiring read: {path}: no such file", file=sys.stderr)
        return 2
    from hiring.reading.facts import to_json
    from hiring.reading.reader import read
    from hiring.reading.table import print_facts

    failed = False
    for path in args.files:
        facts = read(path.read_bytes(), path.name)
        failed = failed or facts.status == "failed"
        if facts.error is not None:
            print(f"{path}: {facts.error.message} {facts.error.hint}", file=sys.stderr)
        if args.json:
            print(json.dumps({"file": str(path), **to_json(facts)}, ensure_ascii=False), flush=True)
        else:
            print_facts(str(path), facts)
    return int(failed)
