"""Positions that state no date are kept, and nothing else is taken for one."""

from __future__ import annotations

from tests.reading.documents import read_html

HEAD = "<h1>Ana Wexley</h1><p>ana.wexley@example.net</p><h2>Experience</h2>"
DUTIES = "<ul><li>Kept the network of the town in good repair.</li></ul>"


def found(body: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Title, employer, start and end of each position read from the body."""
    facts = read_html(HEAD + body)
    return [(p.title, p.employer, p.start, p.end) for p in facts.positions]


def test_entry_without_a_date_beside_dated_ones_is_a_position() -> None:
    body = (
        f"<p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>{DUTIES}"
        f"<p>Director of Technology, Fernhollow School District</p>{DUTIES}"
        f"<p>Network Manager, Town of Pellworth, 2004 – 2008</p>{DUTIES}"
    )
    assert found(body) == [
        ("Systems Analyst", "Orrin Data Inc.", "2010", "2014"),
        ("Director of Technology", "Fernhollow School District", None, None),
        ("Network Manager", "Town of Pellworth", "2004", "2008"),
    ]


def test_entry_without_a_date_above_the_first_dated_one_is_a_position() -> None:
    body = (
        f"<p>Director of Technology, Fernhollow School District</p>{DUTIES}"
        f"<p>Network Manager, Town of Pellworth, 2004 – 2008</p>{DUTIES}"
    )
    assert found(body) == [
        ("Director of Technology", "Fernhollow School District", None, None),
        ("Network Manager", "Town of Pellworth", "2004", "2008"),
    ]


def test_history_without_any_date_gives_its_positions() -> None:
    body = (
        f"<p>Director of Technology, Fernhollow School District</p>{DUTIES}"
        f"<p>Systems Analyst<br>Orrin Data Inc.</p>{DUTIES}"
    )
    assert found(body) == [
        ("Director of Technology", "Fernhollow School District", None, None),
        ("Systems Analyst", "Orrin Data Inc.", None, None),
    ]


def test_lines_that_do_not_name_both_are_no_positions() -> None:
    body = (
        "<p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>"
        "<ul><li>Worked with the Director of Technology, Fernhollow School District</li></ul>"
        "<p>Network Operations</p><p>Fernhollow School District</p>"
        "<p>Reported to the Director of Technology at Fernhollow School District each week.</p>"
    )
    assert found(body) == [("Systems Analyst", "Orrin Data Inc.", "2010", "2014")]
