"""What two readings of the same bytes say differently."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hiring.reading.changes import Change, FieldChange, compare
from hiring.reading.facts import (
    Automobile,
    Contact,
    Degree,
    Evidence,
    Facts,
    Licence,
    Position,
    Reader,
    Signal,
)


def line(quote: str, kind: str = "title") -> Evidence:
    return Evidence(kind, "0" * 64, 1, (0, 0, 10, 10), quote)


def job(title: str | None, employer: str | None, start: str | None, end: str | None) -> Position:
    words = [line(word) for word in (title, employer, f"{start} - {end}") if word]
    return Position(title, employer, None, start, end, 1, "", evidence=tuple(words))


DIRECTOR = job("Director of Technology", "Alder Valley Schools", "2012-07", "present")
MANAGER = job("IT Manager", "Alder Valley Schools", "2008-01", "2012-06")
DEGREE = Degree(
    "bachelor", "B.S.", "Computer Science", "Basin College", 2001, "yes",
    evidence=(line("B.S. Computer Science, Basin College", "degree"),),
)  # fmt: skip
FACTS = Facts(
    sha256="0" * 64,
    status="read",
    error=None,
    pages=1,
    reader=Reader("1.0", ocr=False, seconds=0.1),
    contact=Contact("Ana Kovač", "ana@mail.example"),
    positions=(DIRECTOR, MANAGER),
    education=(DEGREE,),
)


def test_same_facts_have_no_changes() -> None:
    moved = replace(DIRECTOR, evidence=(line("Director of"), line("Technology")))
    later = replace(FACTS, reader=Reader("1.1", ocr=False, seconds=9), positions=(moved, MANAGER))
    assert compare(FACTS, FACTS) == ()
    assert compare(FACTS, later) == ()


def test_changed_date_is_a_change_of_the_same_position() -> None:
    later = replace(FACTS, positions=(replace(DIRECTOR, start="2011-03"), MANAGER))
    assert compare(FACTS, later) == (
        Change(
            "position",
            "changed",
            "Director of Technology, Alder Valley Schools, March 2011 – present",
            (FieldChange("start", "July 2012", "March 2011"),),
        ),
    )


def test_title_and_employer_that_were_mixed_up_are_one_change() -> None:
    mixed = replace(DIRECTOR, title=DIRECTOR.employer, employer=DIRECTOR.title)
    changed = compare(replace(FACTS, positions=(mixed, MANAGER)), FACTS)
    assert [change.how for change in changed] == ["changed"]
    assert changed[0].fields == (
        FieldChange("title", "Alder Valley Schools", "Director of Technology"),
        FieldChange("employer", "Director of Technology", "Alder Valley Schools"),
    )


def test_promotion_at_the_same_employer_is_another_position() -> None:
    one = replace(FACTS, positions=(MANAGER,))
    assert [(c.kind, c.how, c.label) for c in compare(one, FACTS)] == [
        ("position", "added", "Director of Technology, Alder Valley Schools, July 2012 – present")
    ]
    assert [(c.kind, c.how, c.label) for c in compare(FACTS, one)] == [
        ("position", "gone", "Director of Technology, Alder Valley Schools, July 2012 – present")
    ]
    other = compare(replace(FACTS, positions=(DIRECTOR,)), one)
    assert [change.how for change in other] == ["added", "gone"]


def test_degree_changes_field_by_field() -> None:
    vague = replace(DEGREE, field=None, year=None, conferred="unclear")
    assert compare(replace(FACTS, education=(vague,)), FACTS) == (
        Change(
            "degree",
            "changed",
            "B.S., Computer Science, Basin College, 2001",
            (
                FieldChange("field", None, "Computer Science"),
                FieldChange("year", None, "2001"),
                FieldChange("conferred", "unclear", "yes"),
            ),
        ),
    )


def test_signals_of_one_kind_stand_side_by_side() -> None:
    def with_signals(*signals: Signal) -> Facts:
        return replace(FACTS, positions=(replace(DIRECTOR, signals=signals), MANAGER))

    managed = Signal("manages_staff", "Supervised 14 technicians", 14, "technical")
    before = with_signals(replace(managed, value=None, name="unknown"))
    after = with_signals(managed, Signal("users", "9,000 students", 9000))
    assert compare(before, after)[0].fields == (
        FieldChange(
            "managing staff",
            "Supervised 14 technicians (unknown)",
            "Supervised 14 technicians (14, technical)",
        ),
        FieldChange("users", None, "9,000 students (9,000)"),
    )


def test_statements_contact_and_notes_are_compared() -> None:
    words = (line("Valid CDL", "licence"),)
    before = replace(
        FACTS,
        licences=(Licence("other", "unclear", words),),
        automobile=(Automobile("yes"),),
        warnings=("hidden text ignored on page 1",),
    )
    after = replace(
        FACTS,
        contact=Contact("Ana Kovač", "ana@mail.example", "(541) 555-0134"),
        licences=(Licence("commercial_driver", "valid", words), Licence("driver", "valid")),
    )
    assert compare(before, after) == (
        Change("contact", "changed", "contact", (FieldChange("phone", None, "(541) 555-0134"),)),
        Change(
            "licence",
            "changed",
            "commercial driver licence",
            (
                FieldChange("kind", "other", "commercial driver"),
                FieldChange("status", "unclear", "valid"),
            ),
        ),
        Change("licence", "added", "driver licence"),
        Change("automobile", "gone", "personal automobile"),
        Change("note", "gone", "hidden text ignored on page 1"),
    )


positions = st.lists(
    st.builds(
        job,
        st.sampled_from([None, "Director of Technology", "IT Manager", "Analyst"]),
        st.sampled_from([None, "Alder Valley Schools", "Basin County"]),
        st.sampled_from([None, "2008", "2012-07"]),
        st.sampled_from([None, "2012", "present"]),
    ),
    max_size=5,
)


@given(positions, positions)
def test_every_position_is_counted_once(old: list[Position], new: list[Position]) -> None:
    before, after = replace(FACTS, positions=tuple(old)), replace(FACTS, positions=tuple(new))
    ways = [change.how for change in compare(before, after)]
    assert len(new) - len(old) == ways.count("added") - ways.count("gone")
    assert compare(before, before) == ()
