"""Dates in words: what is printed, and what a careful reader can know from it."""

import pytest

from hiring.demo.pools import load, share
from hiring.demo.wording import Span, date_styles, spell


@pytest.mark.parametrize(
    ("style", "start", "end", "text", "known"),
    [
        ("mon-year-en-dash", "2010-01", "2015-03", "Jan 2010 – Mar 2015", ("2010-01", "2015-03")),
        ("mon-dot-to", "2010-05", "present", "May 2010 to Present", ("2010-05", "present")),
        ("mon-dot-to", "2010-09", "2011-10", "Sep. 2010 to Oct. 2011", ("2010-09", "2011-10")),
        ("sept-hyphen", "2010-09", "2012-04", "Sept 2010-Apr 2012", ("2010-09", "2012-04")),
        ("slash", "2010-01", "2015-03", "01/2010-03/2015", ("2010-01", "2015-03")),
        ("slash-short-year", "2009-11", "2012-12", "11/09 - 12/12", ("2009-11", "2012-12")),
        ("dotted", "2010-03", "2012-04", "2010.03 – 2012.04", ("2010-03", "2012-04")),
        ("iso", "2010-03", "2012-04", "2010-03 – 2012-04", ("2010-03", "2012-04")),
        ("year-short", "2010-06", "2015-02", "2010–15", ("2010", "2015")),
        ("year-apostrophe", "2009-06", "2012-02", "’09–’12", ("2009", "2012")),
        ("year-to", "2014-06", "present", "2014 to date", ("2014", "present")),
        ("year-since", "2014-06", "present", "since 2014", ("2014", "present")),
        ("season", "2011-06", "2011-08", "Summer 2011", ("2011", "2011")),
        ("season", "2011-09", "2014-04", "Fall 2011 – Spring 2014", ("2011", "2014")),
        (
            "month-year-through",
            "2014-02",
            "2019-06",
            "February 2014 through June 2019",
            ("2014-02", "2019-06"),
        ),
        ("same-year-short", "2014-01", "2014-03", "Jan – Mar 2014", ("2014-01", "2014-03")),
        ("same-year-short", "2014-01", "2015-03", "Jan 2014 – Mar 2015", ("2014-01", "2015-03")),
        ("open-end", "2014-03", "present", "Mar 2014 –", ("2014-03", None)),
        ("mon-year-en-dash", "2010", "2015-03", "2010 – Mar 2015", ("2010", "2015-03")),
    ],
)
def test_spell_prints_dates_and_says_what_they_tell(
    style: str, start: str, end: str, text: str, known: tuple[str, str | None]
) -> None:
    span = spell(start, end, style)

    assert (span.text, (span.start, span.end)) == (text, known)


def test_there_are_more_than_thirty_date_styles() -> None:
    assert len(date_styles()) >= 30


@pytest.mark.parametrize("style", date_styles())
def test_every_style_prints_both_years_of_an_ended_job(style: str) -> None:
    span: Span = spell("2008-02", "2019-11", style)

    assert "08" in span.text
    assert "19" in span.text
    assert "{" not in span.text
    assert (span.start[:4], (span.end or "")[:4]) == ("2008", "2019")


def test_every_heading_differs_from_those_of_other_sections() -> None:
    headings = [text for texts in load("headings")["headings"].values() for text in texts]

    assert len(headings) == len(set(headings))


def test_each_split_has_headings_of_its_own() -> None:
    experience = load("headings")["headings"]["experience"]

    assert set(share(experience, "train", 3)) & set(share(experience, "test", 3)) == set(
        experience[:3]
    )
