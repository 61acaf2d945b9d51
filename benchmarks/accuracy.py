"""How much of made-up résumés is read right: the part that nothing was tuned on.

    python -m benchmarks.accuracy --count 172

A position is right when its start and end are and the titles are alike; a degree when its level is.
Prints precision, recall and F1, and the layouts with the most misses.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from hiring.demo.generate import resumes
from hiring.reading.facts import Degree, Position
from hiring.reading.reader import read

ALIKE = 0.75
LEVELS = ("associate", "bachelor", "master", "doctorate")


@dataclass(slots=True)
class Tally:
    """Facts that are right, facts there are, facts that were reported."""

    right: int = 0
    true: int = 0
    reported: int = 0

    def __str__(self) -> str:
        precision = self.right / self.reported if self.reported else 0.0
        recall = self.right / self.true if self.true else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return f"F1 {f1:.3f}   precision {precision:.3f}   recall {recall:.3f}"


def alike(one: str | None, other: str | None) -> bool:
    """Whether two titles say the same, or one says it in fewer words."""
    a, b = (one or "").lower().split(), (other or "").lower().split()
    if not a or not b:
        return False
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() >= ALIKE


def same_position(true: dict[str, Any], found: Position) -> bool:
    """Whether the reported position is this one."""
    dates = (true["start"], true["end"]) == (found.start, found.end)
    return dates and alike(true["title"], found.title)


def same_degree(true: dict[str, Any], found: Degree) -> bool:
    """Whether the reported degree is of this level."""
    return bool(true["level"] == found.level)


def pairs(
    true: Sequence[dict[str, Any]],
    found: Sequence[Any],
    same: Callable[[dict[str, Any], Any], bool],
) -> int:
    """How many of the true facts have a reported one of their own."""
    left, right = list(found), 0
    for fact in true:
        match = next((other for other in left if same(fact, other)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right


def add(tally: Tally, true: Sequence[Any], found: Sequence[Any], right: int) -> int:
    """Count, and return how many facts were missed or made up."""
    tally.right += right
    tally.true += len(true)
    tally.reported += len(found)
    return len(true) + len(found) - 2 * right


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=172)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    positions, degrees, misses = Tally(), Tally(), Counter[str]()
    for resume in resumes(arguments.count, "test", arguments.seed):
        facts = read(resume.content, resume.filename)
        true = resume.truth["positions"]
        right = pairs(true, facts.positions, same_position)
        missed = add(positions, true, facts.positions, right)
        true = [degree for degree in resume.truth["education"] if degree["level"] in LEVELS]
        found = [degree for degree in facts.education if degree.level in LEVELS]
        missed += add(degrees, true, found, pairs(true, found, same_degree))
        misses[resume.truth["layout"]] += missed
    print(f"positions   {positions}\ndegrees     {degrees}")
    print("most misses", ", ".join(f"{name} {count}" for name, count in misses.most_common(6)))


if __name__ == "__main__":
    main()
