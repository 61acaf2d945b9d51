"""Dates and ranges as résumés write them."""

from __future__ import annotations

import pytest

from hiring.reading.dates import find_dates, find_ranges

RANGES = [
    ("Jul 2012 – present", "2012-07", "present"),
    ("07/2012 to 06/2019", "2012-07", "2019-06"),
    ("'09–'12", "2009", "2012"),
    ("2010–15", "2010", "2015"),
    ("2010-11", "2010", "2011"),
    ("Jan – May 2012", "2012-01", "2012-05"),
    ("since 2014", "2014", "present"),
    ("2012 to date", "2012", "present"),
    ("2012-07 – 2019-06", "2012-07", "2019-06"),
    ("Sept. 2012 through August 2015", "2012-09", "2015-08"),
    ("June 1, 2010 - July 15, 2012", "2010-06", "2012-07"),
    ("08/2009 – Current", "2009-08", "present"),
    ("7/15/2012 - 8/1/2013", "2012-07", "2013-08"),
    ("Summer 2009 - Fall 2011", "2009", "2011"),
    ("2012 –", "2012", None),
    ("Mar-09 to Apr-12", "2009-03", "2012-04"),
    ("May '09 - Now", "2009-05", "present"),
    ("12/05 – 06/09", "2005-12", "2009-06"),
    ("September2012-Present", "2012-09", "present"),
    ("03.2015 – 09.2018", "2015-03", "2018-09"),
    ("20 July 2012 - 3 May 2013", "2012-07", "2013-05"),
    ("From May 2019 to the present", "2019-05", "present"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_range_is_read(text: str, start: str, end: str | None) -> None:
    assert [(s.start, s.end, s.single) for s in find_dates(text)] == [(start, end, False)]


@pytest.mark.parametrize(
    "text", ["555-2019", "Portland, OR 97031-2012", "$2012", "MS SQL", "#2019"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_season_alone_is_its_year() -> None:
    assert [(s.start, s.single) for s in find_dates("Fall '09")] == [("2009", True)]


def test_two_ranges_on_a_line_are_both_found() -> None:
    found = find_ranges("2010-2012, 2014-2016")
    assert [(s.start, s.end) for s in found] == [("2010", "2012"), ("2014", "2016")]


def test_span_covers_the_words_it_was_read_from() -> None:
    text = "Director, Acme (2004–2008)"
    [span] = find_dates(text)
    assert text[span.begin : span.stop] == "2004–2008"
