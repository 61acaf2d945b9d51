"""The heading of an entry: which words are the title, the employer and the time."""

from __future__ import annotations

import pytest

from hiring.reading.facts import Position
from tests.reading.documents import read_html

_DUTY = "<ul><li>Wrote every menu for the season that followed.</li></ul>"


def _positions(*entries: str) -> tuple[Position, ...]:
    body = "".join(entry + _DUTY for entry in entries)
    return read_html(f"<h1>Una Brook</h1><h2>Experience</h2>{body}").positions


def test_a_heading_may_close_with_its_time_in_brackets_and_a_full_stop() -> None:
    (position,) = _positions(
        "<p>Ferry Lines Ltd - Kitchen Manager (August 2011 - February 2016).</p>"
    )
    assert (position.title, position.employer) == ("Kitchen Manager", "Ferry Lines Ltd")
    assert (position.start, position.end) == ("2011-08", "2016-02")


def test_a_sentence_that_closes_with_a_time_is_no_heading() -> None:
    (position,) = _positions(
        "<b>Kitchen Manager, Ferry Lines Ltd</b> 2011 – 2016"
        "<p>Advised the manager of the harbour on menus, ovens and suppliers (2012 - 2014).</p>"
    )
    assert (position.start, position.end) == ("2011", "2016")


def test_each_of_several_times_is_a_position() -> None:
    found = _positions("<b>Head Cook, Ferry Lines Ltd</b>, 1997 – 1999, 2009 – 2010")
    assert [(p.title, p.start, p.end) for p in found] == [
        ("Head Cook", "1997", "1999"), ("Head Cook", "2009", "2010"),
    ]  # fmt: skip


def test_what_a_title_is_about_is_no_employer() -> None:
    (position,) = _positions(
        "<b>Senior Manager, Software Engineering</b><div>Ferry Lines Ltd</div>"
        "<div>2011 – 2016</div>"
    )
    assert (position.title, position.employer) == (
        "Senior Manager, Software Engineering", "Ferry Lines Ltd",
    )  # fmt: skip


def test_a_part_of_the_title_behind_a_comma_gives_way_to_the_employers_own_line() -> None:
    (position,) = _positions(
        "<b>Data Officer, Regional Bureau North</b><div><i>Ferrywatch</i></div>"
        "<div>May 2011 – June 2016</div>"
    )
    assert position.employer == "Ferrywatch"


def test_both_halves_of_a_title_are_the_title() -> None:
    (position,) = _positions(
        "<b>Versatilist / Kitchen Manager</b><div>84 Knots</div><div>2011 – 2016</div>"
    )
    assert position.employer == "84 Knots"


def test_a_title_has_words_in_capitals_where_a_description_has_not() -> None:
    (position,) = _positions(
        "<p>Ferrywatch - Senior Software Engineer - May 2011 to June 2016</p>"
        "<p>Rapidly growing harbour insurance broker</p>"
    )
    assert (position.title, position.employer) == ("Senior Software Engineer", "Ferrywatch")


def test_a_label_over_two_rows_names_its_value() -> None:
    css = "style='display: grid; grid-template-columns: 3cm 10cm; column-gap: 1cm'"
    body = (
        f"<h1>Una Brook</h1><h2>Work experience</h2><div {css}><div>Dates</div>"
        f"<div>May 2011 – June 2016</div>"
        "<div>Occupation or position held</div><div>Head Cook</div>"
        "<div>Name and place of employer</div><div>Ferrywatch, Portland, OR</div>"
        "<div>Main activities</div><div>Menus for every season.</div></div>"
    )
    (position,) = read_html(body).positions
    assert position.title == "Head Cook"
    assert (position.employer or "").startswith("Ferrywatch")


@pytest.mark.parametrize("dash", ["–", " – "])
def test_years_may_carry_their_apostrophe_behind(dash: str) -> None:
    (position,) = _positions(f"<b>Head Cook, Ferry Lines Ltd</b> 09'{dash}2012")
    assert (position.start, position.end) == ("2009", "2012")
