"""Findings as a table that a person can read in a terminal."""

from __future__ import annotations

from hiring.qualification.experience import write_number
from hiring.qualification.findings import CountedMonths, Finding, Qualification


def print_qualification(judged: Qualification) -> None:
    """Print the verdicts on each position, the findings, the sums and the questions."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table(
        "Position", "Oversight", "Staff", "Months", "Why", title="Verdicts", title_justify="left"
    )
    for position in judged.positions:
        low, high = position.months.low, position.months.high
        months = _write_span(CountedMonths(low, high, position.open is not None))
        title = position.position.title or "–"
        row = (title, position.oversight, position.manages_staff, months, position.reason)
        table.add_row(*row)
    console.print(table)
    table = Table(
        "Requirement", "Result", "Reason", "Would change it", title="Findings", title_justify="left"
    )
    for finding in judged.findings:
        result = finding.result.replace("_", " ")
        table.add_row(finding.label, result, finding.reason, finding.would_change or "–")
    console.print(table)
    for finding in judged.findings:
        for line in write_sum(finding):
            console.print(f"  {line}", markup=False)
    console.print(
        f"As of {judged.as_of.isoformat()} under {judged.edition}: "
        f"{judged.outcome.replace('_', ' ')}. Next step: {judged.next_step.replace('_', ' ')}.",
        markup=False,
    )
    for number, question in enumerate(judged.questions, 1):
        console.print(f"  {number}. {question}", markup=False)


def write_sum(finding: Finding) -> list[str]:
    """The lines of the finding's sum, the last one its total; none where it counts no months."""
    if finding.counted_months is None:
        return []
    sums = [
        f"{_write_span(CountedMonths(line.min, line.max, False))}  {line.label}"
        for line in finding.arithmetic
    ]
    required = f"{finding.label}, {finding.required_months} required"
    return [*sums, f"{_write_span(finding.counted_months)}  {required}"]


def _write_span(counted: CountedMonths) -> str:
    low, high = write_number(counted.min), write_number(counted.max)
    span = low if low == high else f"{low} to {high}"
    return f"{span}, more undated" if counted.open else span
