"""Where things stand on the page: margins, labels, columns and what a page carries for itself."""

from __future__ import annotations

from hiring.reading.facts import Facts
from tests.reading.documents import read_html

_GRID = (
    ".row {display: flex} .left {width: 3.6cm; text-align: right; padding-right: 2pt} "
    "h2 {font-size: 14pt}"
)
_DUTY = "Ran the kitchens of four ferries and wrote every menu for the season that followed."


def _jobs(facts: Facts) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(p.title, p.employer, p.start, p.end) for p in facts.positions]


def _row(left: str, *right: str) -> str:
    lines = "".join(f"<div>{text}</div>" for text in right)
    return f'<div class="row"><div class="left">{left}</div><div>{lines}</div></div>'


def test_dates_close_beside_the_text_are_read_apart_from_it() -> None:
    rows = "".join(
        _row(
            f"May {year} –<br>June {year + 2}",
            f"<b>Head Cook</b>, Ferry Lines {n} Ltd",
            _DUTY,
            _DUTY,
        )
        for n, year in enumerate((2018, 2015, 2012, 2009))
    )
    facts = read_html(f"<h1>Una Brook</h1><h2>Experience</h2>{rows}", _GRID)
    assert _jobs(facts) == [
        ("Head Cook", f"Ferry Lines {n} Ltd", f"{year}-05", f"{year + 2}-06")
        for n, year in enumerate((2018, 2015, 2012, 2009))
    ]


def test_headings_in_the_margin_open_their_sections() -> None:
    job = f"<b>Ferry Lines Ltd</b>|Head Cook, May 2012 – June 2015|{_DUTY}|{_DUTY}".split("|")
    body = (
        _row(
            "Education", "B.A. in Music, Whitlow College, 2009", "Graduated with a thesis on bells"
        )
        + _row("Honors and<br>Awards", "Golden Ladle 2014", "Silver Ladle 2013", "Tin Ladle 2012")
        + _row("Kitchen<br>Experience", *job)
    )
    facts = read_html(f"<h1>Una Brook</h1>{body}", _GRID.replace("right;", "left;"))
    assert _jobs(facts) == [("Head Cook", "Ferry Lines Ltd", "2012-05", "2015-06")]
    assert [(d.level, d.field, d.year) for d in facts.education] == [("bachelor", "Music", 2009)]


def test_title_up_the_margin_below_its_page_opens_what_stands_on_the_next() -> None:
    css = (
        "body {position: relative; margin: 0 0 0 2cm; height: 20cm}"
        ".up {position: absolute; left: -2cm; white-space: nowrap; font-weight: bold;"
        " transform-origin: top left; transform: rotate(-90deg)}"
        ".next {break-before: page}"
    )
    jobs = "".join(
        f"<div><b>Head Cook</b>, Ferry Lines {n} Ltd</div><div>May {year} – June {year + 2}</div>"
        f"<p>{_DUTY}</p>"
        for n, year in enumerate((2018, 2015, 2012))
    )
    facts = read_html(
        f"<h1>Una Brook</h1>{jobs}"
        '<div class="up" style="top: 5.5cm">EXPERIENCE</div>'
        '<div class="up" style="top: 19.5cm">EDUCATION</div>'
        '<div class="next">B.A. in Music, Whitlow College, 2009</div>',
        css,
    )
    assert [start for _, _, start, _ in _jobs(facts)] == ["2018-05", "2015-05", "2012-05"]
    assert [(d.level, d.field, d.year) for d in facts.education] == [("bachelor", "Music", 2009)]


def test_page_numbers_and_addresses_below_do_not_part_an_entry() -> None:
    css = (
        "@page {@bottom-center {content: 'Una Brook – page ' counter(page) ' of ' counter(pages)}}"
    )
    duties = "".join(f"<li>Wrote menu number {n} for the winter timetable.</li>" for n in range(70))
    body = (
        f"<h1>Una Brook</h1><h2>Experience</h2><b>Head Cook, Ferry Lines Ltd"
        f"</b> May 2012 – June 2015<ul>{duties}</ul>"
    )
    facts = read_html(body, css)
    assert facts.pages == 2
    assert len(facts.positions) == 1
    assert "page 1 of 2" not in facts.positions[0].summary
    assert "page 1 of 2" in facts.text


def test_a_lone_heading_to_the_left_of_its_column_belongs_to_it() -> None:
    jobs = "".join(
        f"<b>Head Cook {n}</b><div>Ferry Lines, Portland, OR</div>"
        f"<div>May {y} – June {y + 1}</div><p>{_DUTY}</p>"
        for n, y in ((1, 2018), (2, 2015), (3, 2012))
    )
    body = (
        '<div style="display: flex"><div style="width: 5cm"><h1>Una Brook</h1><h3>CONTACT</h3>'
        "una@example.org<h3>EDUCATION</h3>B.A. Music<br>Whitlow College<br>2009"
        "<h3>SKILLS</h3>Soup<br>Bread"
        '</div><div style="width: 12cm; padding-left: 1cm"><h3 style="margin: 0">EXPERIENCE</h3>'
        f'<div style="margin-left: 18pt">{jobs}</div></div></div>'
    )
    facts = read_html(body, "h1 {margin-top: 14pt}")
    assert [(p.start, p.end) for p in facts.positions] == [
        ("2018-05", "2019-06"), ("2015-05", "2016-06"), ("2012-05", "2013-06"),
    ]  # fmt: skip


def test_what_every_entry_has_is_no_heading() -> None:
    jobs = "".join(
        f"<b>Head Cook, Ferry Lines Ltd</b> May {y} – June {y + 1}<p>{_DUTY}</p>"
        f"<b>Achievements:</b><ul><li>{_DUTY}</li></ul>"
        for y in (2018, 2015, 2012)
    )
    facts = read_html(f"<h1>Una Brook</h1><h2>Experience</h2>{jobs}<h2>Skills</h2><p>Soup</p>")
    assert [p.start for p in facts.positions] == ["2018-05", "2015-05", "2012-05"]


def test_posts_are_found_where_no_heading_names_them() -> None:
    jobs = "".join(
        f"<h3>Ferry Lines {n} Ltd</h3><div>May {y} – June {y + 1}</div><b>Head Cook</b>"
        f"<p>{_DUTY}</p>"
        for n, y in ((1, 2018), (2, 2015))
    )
    facts = read_html(f"<h1>My CV</h1><p>{_DUTY}</p>{jobs}")
    assert _jobs(facts) == [
        ("Head Cook", "Ferry Lines 1 Ltd", "2018-05", "2019-06"),
        ("Head Cook", "Ferry Lines 2 Ltd", "2015-05", "2016-06"),
    ]


def test_a_heading_with_words_of_its_own_is_known_by_its_last() -> None:
    body = (
        "<h1>Una Brook</h1><h2>Education</h2><p>B.A. Music, Whitlow College, 2009</p>"
        "<h2>Skills</h2><p>Soup</p>"
        "<h2>Lighthouse Experience</h2><b>Head Cook, Ferry Lines Ltd"
        "</b> May 2012 – June 2015<p>Wrote menus.</p>"
    )
    assert _jobs(read_html(body)) == [("Head Cook", "Ferry Lines Ltd", "2012-05", "2015-06")]
