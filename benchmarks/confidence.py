"""How often the findings on made-up résumés are sure of what is not so.  It must never happen.

    python -m benchmarks.confidence --count 25 --seed 1

Each person's résumé is read in every layout and judged, and each finding is held against the one
that is true of the person.  A finding is `right` where it says the same, `open` where it is unclear
though the résumé decides it, `bold` where it decides what a careful reader of the résumé leaves
open, and a MISTAKE where it says the contrary of what is true.  Exits with 1 on any mistake.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from classification.edition import Edition
from classification.loader import load_edition
from hiring.demo.draw import person
from hiring.demo.layout import layouts
from hiring.demo.pools import SPLITS, Split, dice
from hiring.demo.render import Resume, render
from hiring.demo.traps import trapped
from hiring.demo.true_findings import AS_OF, true_findings
from hiring.demo.wording import date_styles
from hiring.qualification.findings import Result
from hiring.qualification.judge import judge
from hiring.reading.reader import read

Kind = Literal["right", "open", "bold", "MISTAKE"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one requirement on one résumé; `name` is enough to make the résumé again."""

    name: str
    layout: str
    requirement: str
    kind: Kind
    said: Result
    true: Result


def resumes_of(seed: int, split: Split, names: Sequence[str]) -> Iterator[Resume]:
    """One person's résumé in each of the layouts, in a date style drawn for each; every other
    person is one whose résumé misleads."""
    someone = trapped(seed, split) if seed % 2 else person(seed, split)
    for layout in names:
        style = dice("confidence", split, seed, layout).choice(date_styles())
        yield render(someone, layout, style, seed)


def weigh(said: Result, known: Result, exact: Result) -> Kind:
    """The kind of a finding, given what the résumé lets one know and what the exact dates say."""
    if said == "unclear":
        return "right" if known == "unclear" else "open"
    if {said, known} == {"met", "not_met"} or {said, exact} == {"met", "not_met"}:
        return "MISTAKE"
    return "right" if said == known else "bold"


def verdicts_on(resume: Resume, edition: Edition) -> Iterator[Verdict]:
    """A verdict for each requirement of the edition; none where the file could not be read."""
    facts = read(resume.content, resume.filename)
    if facts.status != "read":
        return
    known = true_findings(resume.truth, edition)
    exact = true_findings(resume.truth, edition, "exact")
    for finding in judge([facts], edition, AS_OF).findings:
        name = finding.requirement
        kind = weigh(finding.result, known[name], exact[name])
        layout = str(resume.truth["layout"])
        title = f"{resume.truth['id']} {resume.truth['date_style']}"
        yield Verdict(title, layout, name, kind, finding.result, known[name])


def measure(
    count: int, seed: int, splits: Sequence[Split], names: Sequence[str], edition: Edition
) -> Iterator[Verdict]:
    """Every verdict on `count` people of each split, drawn from `seed` on."""
    for split in splits:
        for number in range(seed, seed + count):
            for resume in resumes_of(number, split, names):
                yield from verdicts_on(resume, edition)


def print_table(title: str, tally: Counter[tuple[str, Kind]]) -> None:
    """A line for each name of the tally, with the count of each kind."""
    print(f"{title:24}" + "".join(f"{kind:>9}" for kind in KINDS))
    for name in dict.fromkeys(name for name, _ in tally):
        print(f"  {name:22}" + "".join(f"{tally[name, kind]:9}" for kind in KINDS))


def chosen_layouts(only: Sequence[str], *, scans: bool) -> list[str]:
    """The names of the layouts asked for; all of them where none is named."""
    return [
        name
        for name, layout in layouts().items()
        if (not only or name in only) and (scans or layout.medium != "scan")
    ]


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=25, help="people of each part (default 25)")
    parser.add_argument("--seed", type=int, default=1, help="the number of the first (default 1)")
    parser.add_argument(
        "--part", action="append", choices=SPLITS, default=[], help="of these parts alone"
    )
    parser.add_argument(
        "--layout", action="append", choices=sorted(layouts()), default=[], help="these alone"
    )
    parser.add_argument("--no-scans", action="store_true", help="leave out what needs OCR")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Print each mistake as it is found, and the tables; 1 where there is a mistake."""
    args = parse(argv)
    names = chosen_layouts(args.layout, scans=not args.no_scans)
    by_requirement: Counter[tuple[str, Kind]] = Counter()
    by_layout: Counter[tuple[str, Kind]] = Counter()
    mistakes = 0
    parts = args.part or list(SPLITS)
    for found in measure(args.count, args.seed, parts, names, load_edition("cto-2015")):
        by_requirement[found.requirement, found.kind] += 1
        by_layout[found.layout, found.kind] += 1
        if found.kind == "MISTAKE":
            mistakes += 1
            said = f"{found.requirement} said {found.said}, true {found.true}"
            print(f"MISTAKE {found.name}: {said}", flush=True)
    print_table("requirement", by_requirement)
    print_table("layout", by_layout)
    print(f"{mistakes} confident mistakes in {sum(by_requirement.values())} findings")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
