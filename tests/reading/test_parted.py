"""What the end of a line, a row or a page parts belongs together all the same."""

from __future__ import annotations

import pytest

from hiring.reading.conferral import conferred
from hiring.reading.dates import find_dates
from hiring.reading.facts import Degree, Facts
from hiring.reading.part_time import read_share_of
from hiring.reading.reader import read
from tests.reading.documents import docx_bytes, read_html

_FORM = (
    "td {vertical-align: top; padding: 1pt 9pt} td:first-child {width: 3.2cm; text-align: right}"
)
_DUTY = "Ran the kitchens of four ferries and wrote every menu for the season that followed."
_JOB = (
    ("Dates", "May {0} – June {1}"),
    ("Occupation or position held", "<b>Head Cook</b>"),
    ("Name and place of employer", "Ferry Lines {0} Ltd, Reno, NV"),
    ("Main activities", f"{_DUTY}<br>{_DUTY}"),
)


def _rows(*pairs: tuple[str, str]) -> str:
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in pairs)
    return f"<table>{rows}</table>"


def _head(text: str) -> str:
    return f'<h3 style="width: 3.2cm; text-align: right; margin: 6pt 0">{text}</h3>'


def _only(facts: Facts) -> Degree:
    (degree,) = facts.education
    return degree


def _jobs(facts: Facts) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.title, p.start, p.end) for p in facts.positions]


def test_a_form_is_read_row_by_row_though_its_names_fill_a_column() -> None:
    years = ((2018, 2020), (2015, 2017))
    jobs = [_rows(*((name, value.format(*ends)) for name, value in _JOB)) for ends in years]
    study = _rows(
        ("Date", "June 2009"),
        ("Title of qualification", "<b>Software Engineering, B.S.</b>"),
        ("Awarded by", "Whitlow College"),
    )
    facts = read_html(
        _head("Work Experience") + jobs[0] + jobs[1] + _head("Education") + study
        + _head("Volunteering") + _rows(("", "Mentor, Friends of the Upper Library, 2015")),
        _FORM,
    )  # fmt: skip
    assert _jobs(facts) == [
        ("Head Cook", "2018-05", "2020-06"),
        ("Head Cook", "2015-05", "2017-06"),
    ]
    degree = _only(facts)
    assert (degree.field, degree.institution) == ("Software Engineering", "Whitlow College")
    assert (degree.date, degree.conferred) == ("2009-06", "yes")


@pytest.mark.parametrize(
    ("head", "tail", "end"),
    [("Oct-21", "to Sep-23", "2023-09"), ("Oct. 2021", "– present", "present")],
)
def test_a_range_goes_on_below_the_line_that_it_begins_on(head: str, tail: str, end: str) -> None:
    facts = read_html(
        f"<h2>Experience</h2><p><b>Head Cook, Ferry Lines Ltd, Reno, NV</b> | {head}<br>{tail}</p>"
        f"<ul><li>{_DUTY}</li></ul>"
    )
    assert _jobs(facts) == [("Head Cook", "2021-10", end)]


def test_a_range_beside_its_post_may_run_over_two_rows() -> None:
    post = "<tr><td>November 2019</td><td><b>Head Cook, Ferry Lines Ltd</b></td></tr>"
    duties = f"<tr><td>through present</td><td>• {_DUTY}</td></tr>"
    facts = read_html(
        f"<h3>Experience</h3><table>{post}{duties}</table>",
        "td {padding: 0 14pt; white-space: nowrap}",
    )
    assert _jobs(facts) == [("Head Cook", "2019-11", "present")]


def test_a_month_that_the_place_runs_into_is_read() -> None:
    assert [(d.start, d.end) for d in find_dates("Hartsgrove, OHAug-18 to Sep-21")] == [
        ("2018-08", "2021-09")
    ]
    assert find_dates("SafeMarch 12 attendees") == []


def test_two_letters_behind_the_name_of_what_is_asked_are_a_degree() -> None:
    study = (("Title of qualification", "<b>MS (Botany)</b>"), ("Awarded by", "Whitlow College"))
    facts = read_html(f"<h3>Education</h3>{_rows(*study)}", _FORM.replace("3.2cm", "6cm"))
    assert [(d.level, d.institution) for d in facts.education] == [("master", "Whitlow College")]


def test_a_heading_of_two_rows_is_one() -> None:
    facts = read_html(
        f"<h3>Experience</h3><p>Head Cook, Ferry Lines Ltd, 2010 – 2012</p><p>{_DUTY}</p>"
        "<h3>Academic<br>Preparation</h3><p>December 2009</p><p>B.A. in Music</p>"
        "<p>Whitlow College</p>"
    )
    assert _jobs(facts) == [("Head Cook", "2010", "2012")]
    assert (_only(facts).institution, _only(facts).date) == ("Whitlow College", "2009-12")


def test_a_degree_in_capitals_is_no_heading() -> None:
    facts = read_html(
        f"<p>PROFILE</p><p>{_DUTY}</p><p>EDUCATION</p><p>M.S. in Botany<br>Larch College<br>"
        "Expected May 2027</p><p>MBA<br>Whitlow College</p><p>OTHER</p><p>Sings in a choir.</p>"
    )
    assert [(d.degree, d.institution, d.conferred) for d in facts.education] == [
        ("M.S.", "Larch College", "no"),
        ("MBA", "Whitlow College", "yes"),
    ]


def test_words_on_conferral_that_a_line_parts_count() -> None:
    text = "MS, Botany, Larch College | In\nprogress\nWhitlow"
    assert conferred(text, institution=True, open_ended=False) == "no"


def test_the_last_word_of_a_school_opens_no_other_stay() -> None:
    degree = _only(
        read_html(
            f"<h2>Profile</h2><p>{_DUTY} {_DUTY}</p>"
            "<h2>Education</h2><p>B.S. in Botany, Everwell Polytechnic<br>Institute.<br>"
            "Three courses remaining</p>"
        )
    )
    assert degree.conferred == "no"


def test_a_note_below_a_school_further_down_leaves_the_degree_open() -> None:
    above = "".join(f"<p>Whitlow College, course {n} of the summer</p>" for n in range(1))
    listed = "".join(f"<p>Kept the garden of bed {n}</p>" for n in range(4))
    degree = _only(
        read_html(
            f"<h2>Education</h2>{above}{listed}<p>B.S. in Botany</p>"
            "<p>Larch College</p><p>Attended 1996–1998; no degree</p>"
        )
    )
    assert degree.conferred == "unclear"


def test_lines_far_above_a_degree_do_not_speak_of_it() -> None:
    lines = "".join(f"<p>Ordered seed for bed {n}</p>" for n in range(7))
    degree = _only(
        read_html(
            f"<h2>Education</h2><p>Pine School District, 2017</p><p>Degree in progress</p>{lines}"
            "<p>B.S. in Botany</p>"
        )
    )
    assert (degree.institution, degree.year, degree.conferred) == (None, None, "unclear")


@pytest.mark.parametrize(
    ("heading", "share"),
    [
        ((["Head Cook, Part-", ""], ["time (25%)"]), 0.25),
        ((["Head Cook, 30 hours", ""], ["per week"]), 0.75),
        ((["Head Cook, Part-", ""], ["Ferry Lines Ltd"]), None),
        ((["Head Cook, 30 hours", ""],), None),
        ((["Head Cook", ""], ["Part Ferries Ltd"]), 1.0),
    ],
)
def test_a_share_that_a_date_at_the_margin_parts_counts(
    heading: tuple[list[str], ...], share: float | None
) -> None:
    text = "Head Cook, Ferry Lines Ltd\nRan the kitchens for the most part"
    assert read_share_of(heading, text) == share


def test_a_share_of_something_else_is_none_of_the_week() -> None:
    text = "Head Cook, Ferry Lines Ltd\nCut the response time (30%) and raised uptime 99%"
    assert read_share_of([["Head Cook", ""]], text) == 1.0


def _studied(*lines: str) -> Degree:
    return _only(read(docx_bytes("Una Brook", "Education", *lines), "made-up.docx"))


def test_the_end_of_a_study_stands_on_the_next_line() -> None:
    facts = read_html(
        f"<h2>Profile</h2><p>{_DUTY} {_DUTY}</p><h2>Education</h2>"
        "<p>Larch College, Reno, NV | B.S. in Botany | 2008 –<br>2012</p>"
    )
    assert (_only(facts).year, _only(facts).conferred) == (2012, "yes")


def test_a_study_whose_end_is_not_stated_may_be_conferred() -> None:
    assert _studied("B.S. in Botany, Larch College, 2008 –").conferred == "unclear"
    assert _studied("B.S. in Botany, Larch College, 2008 – present").conferred == "no"


def test_courses_at_another_school_say_nothing_of_the_degree() -> None:
    courses = "Coursework in Accounting, 40 credits, Upper Fen Junior College"
    assert _studied("B.S., Botany", "Larch College, Reno, NV", courses).conferred == "yes"


def test_courses_at_another_school_whose_name_a_line_parts_say_nothing_of_the_degree() -> None:
    rows = _rows(
        ("Date", "2008"),
        ("Title of qualification", "<b>B.S., Botany</b>"),
        ("Awarded by", "Larch College, Reno, NV"),
        ("", "Coursework in Accounting, 40 credits, Upper Fen Junior<br>College"),
    )
    assert _only(read_html(_head("Education") + rows, _FORM)).conferred == "yes"


def test_a_time_at_another_school_whose_name_a_line_parts_says_nothing_of_the_degree() -> None:
    time = ("Attended; 43 credits in Accounting, no degree, Upper Fen Community", "College")
    assert _studied("B.S., Botany", "Larch College, Reno, NV", *time).conferred == "yes"
    assert _studied("B.S., Botany", *time).conferred == "no"


def test_a_degree_both_earned_and_unfinished_is_left_open() -> None:
    credits = "40 credits"
    assert _studied("B.S., Botany", "Larch College", "Graduated 2008", credits).conferred == (
        "unclear"
    )
    assert _studied("B.S., Botany", "Larch College", "2008", credits).conferred == "no"


def test_a_school_that_no_degree_took_up_is_loose() -> None:
    lines = ("B.S. in Botany", "Larch College", "Gartenkunst, vier Jahre", "University of Merrow")
    facts = read(docx_bytes("Una Brook", "Education", *lines), "made-up.docx")
    assert [(d.level, d.institution) for d in facts.loose_degrees] == [
        ("other", "University of Merrow")
    ]
    lines = ("B.S. in Botany", "Larch College", "Certificate in Bells", "University of Merrow")
    facts = read(docx_bytes("Una Brook", "Education", *lines), "made-up.docx")
    assert facts.loose_degrees == ()


_HEADS = (
    ("Executive Assistant to the", "Chief Information Officer"),
    ("Interim", "Director of Technology"),
    ("Chief Information", "Officer"),
    ("Chief", "Information Officer"),
    ("Vice", "President of Information Technology"),
    ("Director of Technology and", "Information Services"),
    ("Executive Director,", "Technology Services"),
    ("Director, Information", "Systems"),
)


@pytest.mark.parametrize(("above", "below"), _HEADS)
def test_a_title_that_a_line_parts_is_one(above: str, below: str) -> None:
    where, dates = "Nettle Creek County, Reno, NV", "May 2008 – June 2022"
    lines = (f"{above}\t{dates}", below, where, _DUTY)
    (post,) = read(docx_bytes("Una Brook", "Experience", *lines), "made-up.docx").positions
    assert (post.title, post.employer) == (f"{above} {below}", "Nettle Creek County")
    quotes = [item.quote for item in post.evidence if item.kind == "title"]
    assert [quote.strip(",") for quote in quotes] == [above.strip(","), below]


@pytest.mark.parametrize(
    ("title", "employer"),
    [
        ("Assistant", "Carpet Company"),
        ("Head Cook", "Bank of Larch"),
        ("Director", "Acme Inc"),
    ],
)
def test_a_title_above_its_employer_is_whole(title: str, employer: str) -> None:
    lines = (title, employer, "May 2008 – June 2022", _DUTY)
    (post,) = read(docx_bytes("Una Brook", "Experience", *lines), "made-up.docx").positions
    assert (post.title, post.employer) == (title, employer)


def test_a_field_that_a_narrow_column_parts_is_one() -> None:
    facts = read_html(
        f"<div class=side><h3>Education</h3><p>B.S. in Management<br>Information Systems<br>"
        f"University of Larch</p></div><div class=main><h3>Experience</h3>"
        f"<p>Head Cook, Ferry Lines Ltd, 2010 – 2012</p><p>{_DUTY}</p></div>",
        ".side {float: right; width: 5.2cm; padding-left: 1cm} .main {margin-right: 6.4cm}",
    )
    assert _only(facts).field == "Management Information Systems"


def test_a_heading_with_nothing_below_is_read() -> None:
    lines = ("Education", "Experience", "Head Cook, Ferry Lines Ltd, 2010 – 2012", _DUTY)
    facts = read(docx_bytes("Una Brook", *lines), "made-up.docx")
    assert (facts.warnings, facts.education) == ((), ())


@pytest.mark.parametrize(
    ("note", "rest", "said"),
    [
        ("Candidate Scholar of the Year; enrolled in the honors", "college", "unclear"),
        ("Thesis: Toward expected", "delays in incomplete networks", "yes"),
        ("Three courses", "remaining", "no"),
        ("Degree in", "progress", "no"),
    ],
)
def test_a_sentence_on_a_degree_that_a_line_parts_is_weighed_whole(
    note: str, rest: str, said: str
) -> None:
    degree = _studied("B.S. in Botany", "Larch College", note, rest)
    assert (degree.institution, degree.conferred) == ("Larch College", said)


def test_a_field_that_the_cell_of_a_table_parts_is_one() -> None:
    cells = "<tr><td>B.S. in Management<br>Information Systems</td><td>Western Bend<br>College</td>"
    facts = read_html(
        f"<h3>Education</h3><table>{cells}</tr></table>",
        "td {padding: 0 14pt; white-space: nowrap}",
    )
    assert _only(facts).field == "Management Information Systems"
