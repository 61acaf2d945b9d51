"""Which words are covered for the panel, and which stay."""

from __future__ import annotations

import pytest

from hiring.redaction.changes import redact_words
from tests.redaction import made


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Ana Kovač", "[name]"),
        ("ANA M. KOVAC, CETL", "[name], CETL"),
        ("Kovač, Ana María", "[name]"),
        ("Led by ana kovac since 2012", "Led by [name] since 2012"),
        ("Kovač’s team", "[name] team"),
        ("the Kovacs plan", "the [name] plan"),
        ("AnaKovac Consulting", "[name] Consulting"),
        ("KovacConsulting LLC", "[name] LLC"),
        ("A N A K O V A C", "[name]"),
        ("ana_kovac_2024_cv", "[name]"),
        ("akovac on call", "[name] on call"),
        ("Ana (Annie) Kovač", "[name]"),
        ("A. M. Kovač, “Budgets,” 2014", "[name], “Budgets,” 2014"),
        ("AK", "[name]"),
        ("Analysis of an anagram", "Analysis of an anagram"),
    ],
)
def test_name_is_covered_however_it_is_written(line: str, left: str) -> None:
    assert made.scrubbed(line) == [left]


def test_name_parted_at_a_lines_end_is_covered_on_both_lines() -> None:
    assert made.scrubbed("Cited as Ko-", "vač in the report") == [
        "Cited as [name]",
        "[name] in the report",
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Grant Park", "[name]"),
        ("GRANT PARK", "[name]"),
        ("Managed a grant for the park", "Managed a grant for the park"),
        ("Grant access to records; audit it", "Grant access to records; audit it"),
        ("• Park vehicles at night", "• Park vehicles at night"),
        ("Grant led the migration", "[name] led the migration"),
        ("With Grant in charge", "With [name] in charge"),
    ],
)
def test_name_that_is_also_a_word_is_covered_where_it_is_a_name(line: str, left: str) -> None:
    assert made.scrubbed(line, name="Grant Park") == [left]


def test_degree_is_no_given_name() -> None:
    assert made.scrubbed("Holds an M.Ed. with honors", name="Ed Marsh") == [
        "Holds an M.Ed. with honors"
    ]


def test_scan_is_searched_for_names_misread_by_a_letter() -> None:
    lines = "Siddigui led it", "In March a siding"
    text = made.text_of(*lines, recognised=True)
    found = redact_words(text, made.facts(), ["Ngozi Siddiqui"], ())
    assert [(r.kind, r.quote) for r in found] == [("name", "Siddigui")]


def test_mailbox_tells_the_name_where_no_name_was_read() -> None:
    text = made.text_of("Vera Lindqvist", "vera.lindqvist9@mail.example", "Lindqvist ran it")
    found = redact_words(text, made.facts(email="vera.lindqvist9@mail.example"), [], ())
    assert [(r.kind, r.quote) for r in found] == [
        ("name", "Vera Lindqvist"),
        ("email", "vera.lindqvist9@mail.example"),
        ("name", "Lindqvist"),
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Write to ana.k+cv@mail.example.org.", "Write to [e-mail]."),
        ("ana (at) mail (dot) example", "[e-mail]"),
        ("Call (541) 555-0134 or +1 541.555.0134 x12", "[phone] or [phone]"),
        ("Phone: 555-0134", "[phone]"),
        ("+44 20 7946 0958", "[phone]"),
        ("See https://kovac.example/cv?x=1, page 2", "See [link], page 2"),
        ("linkedin.com/in/ak-1 | github.com/ak1", "[link] | [link]"),
        ("GitHub: builder77", "[link]"),
        ("Posts as @builder77 daily", "Posts as [link] daily"),
        ("1030 Hawthorn Court, Apt. 4", "[address]"),
        ("P.O. Box 1204", "[address]"),
        ("Home address: The Old Mill, Alder", "[address]"),
    ],
)
def test_ways_to_reach_the_person_are_covered(line: str, left: str) -> None:
    assert made.scrubbed("Ana Kovač", line) == ["[name]", left]


def test_address_that_breaks_at_a_lines_end_is_covered_to_its_end() -> None:
    assert made.scrubbed("ana.kovac@mail.", "example.org", "linkedin.com/in/ana-", "kovac-7b2") == [
        "[e-mail].",
        "[e-mail]",
        "[link]",
        "[link]",
    ]


def test_town_and_postal_code_beside_the_telephone_are_covered_and_those_of_jobs_stay() -> None:
    assert made.scrubbed(
        "contact: Alder Valley, OR",
        "contact: 97001",
        "contact: 541-555-0134",
        *(f"experience: Filler line {n}" for n in range(12)),
        "experience: Director, Hood River, OR",
    ) == [
        "[address]",
        "[address]",
        "[phone]",
        *(f"Filler line {n}" for n in range(12)),
        "Director, Hood River, OR",
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Date of birth: 3 May 1970", "[birth]"),
        ("DOB 05/03/1970", "[birth]"),
        ("Born in Alder, Oregon", "[birth]"),
        ("Age: 55", "[age]"),
        ("A 55-year-old engineer", "A [age] engineer"),
        ("Marital status: married, two sons", "[personal]"),
        ("Proud father of three", "[personal]"),
        ("Gender: female", "[personal]"),
        ("Salary: $128,450 per year", "[pay]"),
        ("Earned $61.50/hour", "Earned [pay]"),
        ("Final pay rate: 95,000", "Final [pay]"),
    ],
)
def test_birth_age_family_and_pay_are_covered(line: str, left: str) -> None:
    assert made.scrubbed(line) == [left]


def test_what_stands_on_the_next_line_does_not_keep_a_number_from_being_covered() -> None:
    assert made.scrubbed("– Age: 57", "– Ran the desk", "Call 555-0134", "and ask") == [
        "– [age]",
        "– Ran the desk",
        "[phone]",
        "and ask",
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("education: B.S. Computer Science, 1998", "B.S. Computer Science, [year]"),
        ("education: Sep 1994 – Jun 1998", "[year]"),
        ("education: 9/94–6/98, GPA 3.85", "[year], GPA 3.85"),
        ("education: Basin College l998", "Basin College [year]"),
        ("education: class of ’98", "class of [year]"),
        ("MBA, Basin College (2004)", "MBA, Basin College [year]"),
        ("Graduated in May 2004 with honors", "Graduated in [year] with honors"),
        ("Bachelor’s degree, nineteen ninety-eight", "Bachelor’s degree, [year]"),
        ("Graduate certificate in data, 2011", "Graduate certificate in data, [year]"),
    ],
)
def test_years_of_schooling_are_covered(line: str, left: str) -> None:
    assert made.scrubbed(line) == [left]


@pytest.mark.parametrize(
    "line",
    [
        "experience: Director of Technology, 2012–2019",
        "experience: Basin State University, Director, Jul 2012 – present",
        "Project Management Professional (PMP), 2009",
        "Oversaw 14 staff in 12 schools and 3,200 devices",
        "Managed a budget of $2,400,000 and payroll for 900",
        "Teams of 150-2000 users, 1200-1500 tickets",
        "Built ASP.NET and Node.js services",
        "Moved 192.168.1.1 and release 10.20.3000",
        "Ages 12 to 18 use the parent portal",
        "Family-owned firm in its second generation",
        "Moved 2,300 mailboxes in 2015 at 500 Main Campus",
        "Single sign-on for children with special needs",
        "30 years of experience",
    ],
)
def test_the_work_stays_as_it_stands(line: str) -> None:
    shown = line.removeprefix("experience: ")
    assert made.scrubbed(line) == [shown]
