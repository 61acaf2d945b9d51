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
    ("Mar-09 to Apr-12", "2009-03", "2012-04"),
    ("May '09 - Now", "2009-05", "present"),
    ("12/05 – 06/09", "2005-12", "2009-06"),
    ("September2012-Present", "2012-09", "present"),
    ("03.2015 – 09.2018", "2015-03", "2018-09"),
    ("20 July 2012 - 3 May 2013", "2012-07", "2013-05"),
    ("From May 2019 to the present", "2019-05", "present"),
    ("2016-06/2017-08", "2016-06", "2017-08"),
    ("2011-05 / 2011-06", "2011-05", "2011-06"),
    ("06/16–08/17", "2016-06", "2017-08"),
    ("06/16 – present", "2016-06", "present"),
    ("Jan - Mar, 2015", "2015-01", "2015-03"),
    ("Dec – Feb 2012", "2011-12", "2012-02"),
    ("June–August 2013", "2013-06", "2013-08"),
    ("3/2010-5/2012", "2010-03", "2012-05"),
    ("05–08/2010", "2010-05", "2010-08"),
    ("2010/11–2012/13", "2010", "2013"),
    ("Winter 2007/08", "2007", "2008"),
    ("AY 2008/09", "2008", "2009"),
    ("2010/11 – 2012/03", "2010-11", "2012-03"),
    ("2010-11 – present", "2010-11", "present"),
    ("1999/2000", "1999", "2000"),
    ("1998–02", "1998", "2002"),
    ("2016.06 – 2018.09", "2016-06", "2018-09"),
    ("15.03.2012 – 31.05.2014", "2012-03", "2014-05"),
    ("01/09/2010 – 31/08/2012", "2010-09", "2012-08"),
    ("1 Sept 2010 – 31 Aug 2012", "2010-09", "2012-08"),
    ("15 May – 15 June 2010", "2010-05", "2010-06"),
    ("May 3 – June 7, 2012", "2012-05", "2012-06"),
    ("Sep 09 – Aug 12", "2009-09", "2012-08"),
    ("2012 (Spring) – 2014 (Summer)", "2012", "2014"),
    ("2010 (Sept) – 2012 (June)", "2010-09", "2012-06"),
    ("2012 May – July", "2012-05", "2012-07"),
    ("Dezember 2010 – März 2012", "2010-12", "2012-03"),
    ("mai 2010 – août 2012", "2010-05", "2012-08"),
    ("from 2010 until now", "2010", "present"),
    ("2019 — until today", "2019", "present"),
    ("2012 – Ongoing", "2012", "present"),
    ("2012 (ongoing)", "2012", "present"),
    ("2012 onwards", "2012", "present"),
    ("present – 2013", "2013", "present"),
    ("between 2010 and 2012", "2010", "2012"),
    ("Summer 1999, Summer 2000", "1999", "2000"),
    ("2015, 2016", "2015", "2016"),
    ("Jan 2010\u2014Mar 2012", "2010-01", "2012-03"),
    ("Jan 2010 \u2012 Mar 2012 (2 yrs 3 mos)", "2010-01", "2012-03"),
    ("2010 → 2012", "2010", "2012"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_range_is_read(text: str, start: str, end: str | None) -> None:
    assert [(s.start, s.end, s.single) for s in find_dates(text)] == [(start, end, False)]


@pytest.mark.parametrize(
    "text", ["2012 –", "2012-", "2012 -→", "(2012–)", "2012 – …", "2012– Lecturer"]
)
def test_range_without_an_end_runs_to_the_present(text: str) -> None:
    assert [(s.start, s.end) for s in find_dates(text)] == [("2012", "present")]


def test_dash_before_what_was_done_opens_no_range() -> None:
    assert [(s.start, s.end) for s in find_dates("2012 – Lecturer in Botany")] == [("2012", "2012")]


def test_dash_before_a_wide_gap_leaves_the_range_open() -> None:
    text = "2012 – Lecturer in Botany"
    assert [(s.start, s.end) for s in find_dates(text, (len("2012 –"), len(text)))] == [
        ("2012", "present")
    ]


def test_end_before_the_start_makes_no_range() -> None:
    assert [s.start for s in find_dates("2013 – 2011 – 2013")] == ["2013", "2011"]


SINGLE = [
    ("Sept. '09", "2009-09"),
    ("12th May 2010", "2010-05"),
    ("May 23-24, 2015", "2015-05"),
    ("July 2008", "2008-07"),
    ("03/14/06", "2006-03"),
    ("2002-02", "2002-02"),
    ("Q3 2015", "2015"),
    ("2015Q3", "2015"),
    ("1st half of 2011", "2011"),
    ("Michaelmas 2012", "2012"),
    ("Semester 1, 2010", "2010"),
]


@pytest.mark.parametrize(("text", "date"), SINGLE)
def test_date_alone_is_read(text: str, date: str) -> None:
    assert [(s.start, s.end, s.single) for s in find_dates(text)] == [(date, date, True)]


NUMBERS = [
    "555-2019",
    "(212) 555-2010",
    "+44 20 7594 2010",
    "020 7594 2001",
    "0000-0003-1566-2010",
    "Portland, OR 97031-2012",
    "Sydney NSW 2006",
    "CH-2000 Merrow",
    "$2012",
    "#2019",
    "MS SQL",
    "SQL Server 2008",
    "Windows Server 2003, 2008 and 2012",
    "ISO 9001:2015",
    "arXiv:2010.01234",
    "pp. 1985–2003",
    "24(3):1985-2003",
    "3847–3866",
    "2000 students",
    "2000+ users",
    "the 1990s",
    "1.25 – 1.50",
    "GPA 3.75/4.00",
    "CVE-2014-0160",
]


@pytest.mark.parametrize("text", NUMBERS)
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
