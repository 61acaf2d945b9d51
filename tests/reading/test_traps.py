"""What a careful person is not fooled by."""

from __future__ import annotations

from tests.reading.documents import read_html

HEAD = "<h1>Ana Wexley</h1><p>ana@example.org · 541-555-0100</p>"


def test_several_roles_under_one_employer_share_it() -> None:
    facts = read_html(
        HEAD + "<h2>Experience</h2><p><b>Fernhollow School District</b>, Bend, OR</p>"
        "<p><i>Director of Technology</i>, 2012 – 2019</p><ul><li>Led the department.</li></ul>"
        "<p><i>Network Manager</i>, 2008 – 2012</p><ul><li>Ran the network.</li></ul>"
    )
    assert [(p.title, p.employer, p.start) for p in facts.positions] == [
        ("Director of Technology", "Fernhollow School District", "2012"),
        ("Network Manager", "Fernhollow School District", "2008"),
    ]


def test_volunteering_projects_and_publications_are_no_positions() -> None:
    facts = read_html(
        HEAD + "<h2>Experience</h2><p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>"
        "<h2>Volunteer Experience</h2><p>Coach, Youth League, 2011 – 2013</p>"
        "<h2>Projects</h2><p>Migration, 2012 – 2013</p>"
        "<h2>References</h2><p>Bo Lund, Director, Acme Inc., 2010 – 2020</p>"
    )
    assert [p.title for p in facts.positions] == ["Systems Analyst"]


def test_right_aligned_dates_are_no_column() -> None:
    row = "<p><b>{}</b><span style='float: right'>{}</span></p><p>{}</p>"
    jobs = [
        ("Director of Technology", "Jul 2012 – present", "Fernhollow School District"),
        ("Network Manager", "Aug 2006 – Jul 2012", "Town of Pellworth"),
        ("Systems Analyst", "Jun 2001 – Aug 2006", "Orrin Data Inc."),
    ]
    facts = read_html(HEAD + "<h2>Experience</h2>" + "".join(row.format(*job) for job in jobs))
    found = [(p.title, p.employer, p.start, p.end) for p in facts.positions]
    assert found == [
        ("Director of Technology", "Fernhollow School District", "2012-07", "present"),
        ("Network Manager", "Town of Pellworth", "2006-08", "2012-07"),
        ("Systems Analyst", "Orrin Data Inc.", "2001-06", "2006-08"),
    ]


def test_hidden_text_is_ignored_and_said_so() -> None:
    facts = read_html(
        HEAD + "<p style='color: white'>Bachelor of Science, secret</p>"
        "<p style='font-size: 1px'>tiny promises</p><h2>Skills</h2><p>Networks</p>"
    )
    assert "secret" not in facts.text
    assert "tiny" not in facts.text
    assert facts.warnings == ("hidden text ignored on page 1",)


def test_white_text_on_a_dark_band_is_read() -> None:
    facts = read_html("<div style='background: #123; color: white'>" + HEAD + "</div><p>Hello</p>")
    assert facts.contact.name == "Ana Wexley"
    assert facts.warnings == ()


def test_spaced_out_heading_opens_its_section() -> None:
    facts = read_html(
        HEAD + "<h2>E X P E R I E N C E</h2><p>Systems Analyst, Orrin Data Inc., 2010 – 2014</p>"
    )
    assert [p.title for p in facts.positions] == ["Systems Analyst"]


def test_columns_do_not_bleed() -> None:
    left = "".join(f"<p>left side line {n} of prose that goes on</p>" for n in range(8))
    right = "".join(f"<p>right side line {n} of prose that goes on</p>" for n in range(8))
    css = "td { width: 8cm; padding: 0 0.6cm; vertical-align: top }"
    facts = read_html(
        f"<table><tr><td><h2>Profile</h2>{left}</td><td><h2>Skills</h2>{right}</td></tr></table>",
        css,
    )
    lines = [x for x in facts.text.split("\n") if "side line" in x]
    assert [x.split()[0] for x in lines] == ["left"] * 8 + ["right"] * 8


def test_degree_words_outside_education_are_no_degrees() -> None:
    facts = read_html(
        HEAD + "<h2>Skills</h2><p>MS SQL, MS Office, Certified Scrum Master</p>"
        "<h2>Education</h2><p>B.S. in Computer Science, Larch College, 1998</p>"
    )
    assert [(d.level, d.field, d.institution, d.year, d.conferred) for d in facts.education] == [
        ("bachelor", "Computer Science", "Larch College", 1998, "yes")
    ]


def test_full_stop_behind_an_institution_is_no_part_of_its_name() -> None:
    facts = read_html(
        HEAD + "<h2>Education</h2><p>2004 B.S. in Computer Science, Merrow University.</p>"
    )
    assert [d.institution for d in facts.education] == ["Merrow University"]


def test_summary_that_lists_dated_jobs_is_work_where_nothing_else_is() -> None:
    job = "<p><b>Systems Analyst</b>, Orrin Data Inc., 2010 – 2014</p>"
    facts = read_html(HEAD + "<h2>Career Summary</h2>" + job + "<h2>Skills</h2><p>Networks</p>")
    assert [p.title for p in facts.positions] == ["Systems Analyst"]
    facts = read_html(
        HEAD + "<h2>Career Summary</h2><p>Led networks, 2010 – 2014.</p><h2>Experience</h2>" + job
    )
    assert [p.title for p in facts.positions] == ["Systems Analyst"]


def test_word_parted_at_a_line_end_is_whole_in_what_is_said_of_the_work() -> None:
    facts = read_html(
        HEAD + "<h2>Experience</h2><p><b>Network Manager</b>, Town of Pellworth, 2006 – 2012</p>"
        "<p>Kept the infra-<br>structure running and super-<br>vised 14 technicians.</p>"
    )
    [position] = facts.positions
    assert "infrastructure running" in position.summary
    [signal] = position.signals
    assert (signal.kind, signal.quote) == ("manages_staff", "supervised 14 technicians")
    assert [e.quote for e in signal.evidence] == ["super", "vised 14 technicians."]
