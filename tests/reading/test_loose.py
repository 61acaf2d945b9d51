"""Dates and degrees that no fact took up are told apart from those that one did."""

from __future__ import annotations

import pytest

from hiring.reading.facts import Facts
from hiring.reading.part_time import read_share
from hiring.reading.reader import read
from tests.reading.documents import docx_bytes

HEAD = ("Ana Wexley", "ana.wexley@example.net", "Experience")
JOB = ("Director of Technology, Fernhollow School District, 2010 – 2014", "• Ran the network.")
STUDY = ("Education", "B.S. in Computer Science, University of Merrow, 2002")


def read_lines(*lines: str) -> Facts:
    return read(docx_bytes(*lines), "made-up.docx")


def test_a_resume_that_is_read_whole_leaves_nothing_loose() -> None:
    facts = read_lines(*HEAD, *JOB, *STUDY)
    assert [(p.start, p.end) for p in facts.positions] == [("2010", "2014")]
    assert (facts.loose_times, facts.loose_degrees) == ((), ())


def test_a_job_among_volunteering_is_a_loose_time() -> None:
    more = ("Volunteering", "Chief Information Officer, Town of Pellworth, 2001 – 2009")
    (loose,) = read_lines(*HEAD, *JOB, *STUDY, *more).loose_times
    assert (loose.start, loose.end, loose.in_history) == ("2001", "2009", False)
    assert "Chief Information Officer" in loose.titles[0]
    assert [item.quote for item in loose.evidence] == ["2001 – 2009"]


def test_times_of_other_things_are_not_loose() -> None:
    more = ("Volunteering", "Friends of the Library, Merrow, 2001 – 2009")
    assert read_lines(*HEAD, *JOB, *STUDY, *more).loose_times == ()


def test_a_degree_among_publications_is_loose() -> None:
    (loose,) = read_lines(*HEAD, *JOB, "Publications", "M.S. in Computer Science").loose_degrees
    assert (loose.level, loose.field, loose.institution) == ("master", "Computer Science", None)
    assert loose.conferred == "unclear"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Chief Information Officer, Part-\ntime\nTown of Pellworth", None),
        ("Chief Information Officer, half- time", 0.5),
        ("Dates: 2020.04 – 2021.12\nHours per week: 40", 1.0),
        ("Dates: 2020.04 – 2021.12\nHours per week: 20", 0.5),
    ],
)
def test_share_is_read_over_line_ends_and_from_labels(text: str, share: float | None) -> None:
    assert read_share(text) == share


def test_a_range_whose_second_line_opens_with_a_dash_is_whole() -> None:
    lines = (*HEAD, "Director of Technology, Fernhollow School District, 05/2016", "- 05/2024")
    facts = read_lines(*lines, "• Ran the network.")
    assert [(p.start, p.end) for p in facts.positions] == [("2016-05", "2024-05")]


def test_a_beginning_whose_end_stands_elsewhere_has_no_end() -> None:
    facts = read_lines(*HEAD, "April 2019 – Director of Technology", "Fernhollow School District")
    assert [(p.start, p.end) for p in facts.positions] == [("2019-04", None)]


def test_a_range_of_two_digit_years_may_close_with_a_full_stop() -> None:
    facts = read_lines(*HEAD, "07/18 - 05/22. Director of Technology, Fernhollow School District.")
    assert [(p.start, p.end) for p in facts.positions] == [("2018-07", "2022-05")]
