"""Made-up résumés as files with labels, for measuring a reader.

python -m hiring.demo.generate FOLDER --count 300 --split test
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from hiring.demo.draw import person
from hiring.demo.layout import layouts
from hiring.demo.pools import SPLITS, Split, dice
from hiring.demo.render import Resume, render
from hiring.demo.wording import date_styles


def resumes(count: int, split: Split, seed: int = 0, only: Sequence[str] = ()) -> Iterator[Resume]:
    """`count` résumés of the split, one person each; every layout in turn, the date style drawn.

    `only` limits the layouts."""
    names = list(only) or list(layouts())
    for number in range(count):
        roll = dice("resume", split, seed, number)
        someone = person(seed * 100_000 + number, split)
        yield render(
            someone, names[number % len(names)], roll.choice(date_styles()), seed * 100_000 + number
        )


def generate(
    folder: Path, count: int, split: Split, seed: int = 0, only: Sequence[str] = ()
) -> list[Path]:
    """Write résumés and `labels.jsonl` into the folder (made if missing); the résumés' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    with (folder / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for resume in resumes(count, split, seed, only):
            path = folder / resume.filename
            path.write_bytes(resume.content)
            labels.write(json.dumps(resume.truth, ensure_ascii=False) + "\n")
            paths.append(path)
    return paths


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m hiring.demo.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--split", choices=SPLITS, default="train")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--layout",
        action="append",
        choices=sorted(layouts()),
        default=[],
        help="only this one; may be repeated",
    )
    args = parser.parse_args(argv)
    paths = generate(args.folder, args.count, args.split, args.seed, args.layout)
    print(f"{len(paths)} résumés written to {args.folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
