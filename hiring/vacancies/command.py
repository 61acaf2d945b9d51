"""`hiring edition check FOLDER` (is an edition sound?) and `hiring edition list`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from classification.edition import Edition


def add_parser(subparsers: Any) -> None:
    """Add `edition` to the `hiring` command."""
    parser = subparsers.add_parser("edition", help="check an edition, or list the editions")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|list")
    check = verbs.add_parser("check", help="name every fault of an edition folder")
    check.add_argument("folder", type=Path, metavar="FOLDER")
    check.set_defaults(run=run_check)
    listing = verbs.add_parser("list", help="the built-in editions and those in EDITIONS_PATH")
    listing.set_defaults(run=run_list)
    for one in (check, listing):
        one.add_argument("--json", action="store_true", help="one JSON object a line")


def run_check(args: argparse.Namespace) -> int:
    """Check the folder; 0 when it is sound, 1 when it has faults, 2 when there is none."""
    if not args.folder.is_dir():
        print(f"hiring edition check: {args.folder}: no such folder", file=sys.stderr)
        return 2
    from classification.loader import EditionError, load

    try:
        edition = load(args.folder)
    except EditionError as error:
        if args.json:
            faults = [asdict(fault) for fault in error.faults]
            print(json.dumps({"folder": str(args.folder), "faults": faults}, ensure_ascii=False))
        else:
            print(*error.faults, sep="\n")
        _say_count(len(error.faults))
        return 1
    if args.json:
        document = {"folder": str(args.folder), "faults": [], "edition": _describe(edition)}
        print(json.dumps(document, ensure_ascii=False))
    else:
        print(_summarize(edition))
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Print every edition; 1 when one of them can't be loaded, which standard error names."""
    from classification.loader import scan_editions

    code = 0
    for found in scan_editions(os.environ.get("EDITIONS_PATH", "")):
        if found.edition is None:
            code = 1
            print(*found.faults, sep="\n", file=sys.stderr)
        elif args.json:
            print(json.dumps(_describe(found.edition), ensure_ascii=False))
        else:
            one = _describe(found.edition)
            print(f"{one['id']}  {one['title']}  effective {one['effective']}")
            print(f"  {one['content_hash']}  {one['folder']}")
    return code


def _describe(edition: Edition) -> dict[str, object]:
    """What a list of editions says of one, as plain JSON values."""
    return {
        "id": edition.id,
        "title": edition.title,
        "language": edition.language,
        "effective": edition.effective.isoformat(),
        "content_hash": edition.content_hash,
        "folder": edition.folder,
        "requirements": len(edition.requirements),
        "areas": len(edition.areas),
        "items": len(edition.items),
        "distinct_items": len(edition.rated_items),
    }


def _summarize(edition: Edition) -> str:
    spec = edition.specification
    return "\n".join(
        (
            f"{edition.id}: {edition.title}, effective {edition.effective.isoformat()}",
            f"{len(spec.duties)} duties, {len(spec.knowledge)} knowledge statements, "
            f"{len(spec.abilities)} abilities, {len(edition.requirements)} requirements",
            f"{len(edition.items)} items ({len(edition.rated_items)} distinct) "
            f"in {len(edition.areas)} areas, scale 1 to {len(edition.levels)}",
            f"content hash {edition.content_hash}",
            "No faults.",
        )
    )


def _say_count(count: int) -> None:
    print(f"{count} fault{'s' if count != 1 else ''}", file=sys.stderr)
