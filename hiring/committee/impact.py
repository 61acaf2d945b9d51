"""Adverse impact by step, from the counts that may be shown and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from hiring.scoring.adverse_impact import Comparison, Group, compare_groups
from hiring.voluntary.categories import NO_ANSWER
from hiring.voluntary.crossing import BETWEEN
from hiring.voluntary.suppression import Published
from hiring.voluntary.tally import Step

# From which step to which: the final choice of one person is never among them.
STEPS = ((Step.APPLIED, Step.MEETS), (Step.MEETS, Step.INVITED))


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group at a step: `group` is None where its counts are withheld, `comparison` None where
    it is not compared with the group of the highest rate."""

    key: str
    group: Group | None
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class StepImpact:
    """One step for one question.  `highest` is the group that the others are compared with, None
    where nothing can be compared."""

    step: Step
    lines: tuple[GroupLine, ...]
    highest: str | None

    @property
    def shown(self) -> tuple[GroupLine, ...]:
        """The groups whose counts may be shown."""
        return tuple(line for line in self.lines if line.group is not None)


def impact_of(table: Published) -> tuple[StepImpact, ...]:
    """Each step of the table.  Those who gave no answer are no group."""
    return tuple(_impact(table, before, step) for before, step in STEPS)


def _impact(table: Published, before: Step, step: Step) -> StepImpact:
    groups = {
        key: _group(table, row, before, step)
        for row, key in enumerate(table.rows)
        if NO_ANSWER not in key.split(BETWEEN)
    }
    shown = {key: group for key, group in groups.items() if group is not None}
    highest, found = compare_groups(shown)
    lines = (GroupLine(key, group, found.get(key)) for key, group in groups.items())
    return StepImpact(step, tuple(lines), highest)


def _group(table: Published, row: int, before: Step, step: Step) -> Group | None:
    came = table.reached(row, table.columns.index(before))
    went = table.reached(row, table.columns.index(step))
    return None if came is None or went is None else Group(went, came)
