"""What holds of the findings on every history, and what they carry beside their result."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from classification.edition import Verdict
from classification.loader import load_edition
from hiring.qualification.judge import judge
from hiring.qualification.outcome import find_next_step, find_outcome, lacks_only_statements
from hiring.qualification.report import write_qualification
from hiring.reading.facts import Degree, Evidence, Facts, Licence, Position, ReadError, Signal
from tests.qualification.cases import build_facts

EDITION = load_edition("cto-2015")
# No deadline: a busy machine is no fault.  The same examples every time.
STEADY = settings(max_examples=40, deadline=None, derandomize=True)
AS_OF = date(2026, 11, 15)
RANK = {"not_met": 0, "unclear": 1, "met": 2}
TITLES: dict[str, Verdict] = {
    "Director of Technology": "yes",
    "IT Manager": "unclear",
    "Science Teacher": "no",
}
STAFF = (
    Signal("manages_staff", "supervised 14 technicians", 14, "technical"),
    Signal("no_staff", "no direct reports"),
)

dates = st.integers(2000, 2027).map(str) | st.builds(
    lambda year, month: f"{year}-{month:02d}", st.integers(2000, 2027), st.integers(1, 12)
)
positions = st.builds(
    Position,
    title=st.sampled_from([*TITLES, None]),
    employer=st.sampled_from(["Alder County", "Birch Schools"]),
    place=st.none(),
    start=st.none() | dates,
    end=st.none() | st.just("present") | dates,
    share=st.sampled_from([1.0, 0.5, None]),
    summary=st.just(""),
    signals=st.sampled_from([(), *((signal,) for signal in STAFF)]),
)
degrees = st.builds(
    Degree,
    level=st.sampled_from(["bachelor", "master"]),
    degree=st.none(),
    field=st.sampled_from(["Computer Science", "Mathematics", "History", None]),
    institution=st.just("Alder University"),
    year=st.none() | st.integers(2000, 2028),
    conferred=st.sampled_from(["yes", "no", "unclear"]),
)
candidates = st.builds(
    lambda jobs, studies: build_facts(positions=tuple(jobs), education=tuple(studies)),
    st.lists(positions, max_size=4),
    st.lists(degrees, max_size=2),
)
head = Position(
    "Director of Technology", "Cedar College", None, "2010-01", "2012-12", 1, "", STAFF[:1]
)


@STEADY
@given(candidates)
def test_lines_of_the_sum_add_up(facts: Facts) -> None:
    for finding in judge([facts], EDITION, AS_OF).findings:
        if finding.counted_months:
            counted = finding.counted_months
            assert sum((line.min for line in finding.arithmetic), Fraction(0)) == counted.min
            assert sum((line.max for line in finding.arithmetic), Fraction(0)) == counted.max


@STEADY
@given(candidates)
def test_another_job_worsens_no_experience_finding(facts: Facts) -> None:
    more = build_facts("1" * 64, positions=(head,))
    before, after = judge([facts], EDITION, AS_OF), judge([facts, more], EDITION, AS_OF)
    for requirement in ("experience.total", "experience.management"):
        result = before.finding(requirement).result
        if facts.positions or result != "unclear":
            assert RANK[after.finding(requirement).result] >= RANK[result]


@STEADY
@given(candidates)
def test_management_is_a_part_of_oversight(facts: Facts) -> None:
    found = judge([facts], EDITION, AS_OF)
    total = found.finding("experience.total").counted_months
    management = found.finding("experience.management").counted_months
    assert total is not None
    assert management is not None
    assert management.min <= total.min
    assert management.max <= total.max


@STEADY
@given(candidates)
def test_every_unclear_gating_finding_is_asked_about(facts: Facts) -> None:
    found = judge([facts], EDITION, AS_OF)
    unclear = [f for f in found.findings if f.gating and f.result == "unclear"]
    assert bool(found.questions) >= bool(unclear)
    assert all(question.endswith((".", "?")) for question in found.questions)
    banned = ("age", "old", "born", "birth", "graduat", "attend")
    assert not [q for q in found.questions for word in banned if word in q.lower().split()]


@STEADY
@given(candidates)
def test_same_facts_give_the_same_findings(facts: Facts) -> None:
    assert judge([facts], EDITION, AS_OF) == judge([facts], EDITION, AS_OF)


@STEADY
@given(candidates)
def test_a_met_finding_needs_no_change_and_every_other_has_a_reason(facts: Facts) -> None:
    for finding in judge([facts], EDITION, AS_OF).findings:
        assert finding.reason.endswith(".")
        assert finding.source
        if finding.result == "met":
            assert finding.would_change is None


def test_same_document_twice_changes_nothing() -> None:
    facts = build_facts(positions=(head,))
    once, twice = judge([facts], EDITION, AS_OF), judge([facts, facts], EDITION, AS_OF)
    assert once.outcome == twice.outcome
    assert [f.counted_months for f in once.findings] == [f.counted_months for f in twice.findings]


def test_evidence_of_a_finding_is_that_of_what_it_counts() -> None:
    words = Evidence("title", "0" * 64, 1, (72.0, 72.0, 200.0, 84.0), "Director of Technology")
    other = Evidence("title", "0" * 64, 1, (72.0, 172.0, 200.0, 184.0), "Science Teacher")
    counted = Position(
        "Director of Technology", "Cedar College", None, "2010", "2012", 1, "", (), (words,)
    )
    ignored = Position(
        "Science Teacher", "Cedar College", None, "2000", "2009", 1, "", (), (other,)
    )
    found = judge([build_facts(positions=(counted, ignored))], EDITION, AS_OF)
    assert found.finding("experience.total").evidence == (words,)


def test_degree_evidence_is_carried_to_finding_and_substitution() -> None:
    words = Evidence("degree", "0" * 64, 1, None, "M.S. in Computer Science")
    degree = Degree(
        "master", "M.S.", "Computer Science", "Alder University", None, "yes", evidence=(words,)
    )
    found = judge([build_facts(education=(degree,))], EDITION, AS_OF)
    substitution = found.finding("experience.total").substitution
    assert substitution is not None
    assert substitution.evidence == found.finding("education.bachelor").evidence == (words,)


def test_licence_evidence_is_carried() -> None:
    words = Evidence("licence", "0" * 64, 1, None, "Valid driver's license")
    found = judge([build_facts(licences=(Licence("driver", "valid", (words,)),))], EDITION, AS_OF)
    assert found.finding("license.driver").evidence == (words,)


def test_a_licence_of_unclear_status_is_unclear() -> None:
    found = judge([build_facts(licences=(Licence("driver", "unclear"),))], EDITION, AS_OF)
    assert found.finding("license.driver").result == "unclear"


def test_legal_ground_is_carried() -> None:
    grounds = [f.legal_ground for f in judge([], EDITION, AS_OF).findings if f.group == "special"]
    assert grounds == [r.legal_ground for r in EDITION.requirements if r.group == "special"]
    assert all(grounds)


def test_a_document_that_could_not_be_read_adds_nothing() -> None:
    facts = build_facts(positions=(head,))
    error = ReadError("encrypted", "It is locked.", "Send it without a password.")
    failed = Facts("f" * 64, "failed", error, 0, facts.reader)
    assert judge([failed, facts], EDITION, AS_OF) == judge([facts], EDITION, AS_OF)


def test_lacking_only_statements_is_told_apart() -> None:
    degree = Degree("bachelor", "B.S.", "Computer Science", "Alder University", None, "yes")
    long = Position("Director of Technology", "Cedar", None, "2000-01", "2012-12", 1, "", STAFF[:1])
    silent = judge([build_facts(positions=(long,), education=(degree,))], EDITION, AS_OF)
    assert lacks_only_statements(silent.findings) is True
    short = judge([build_facts(positions=(head,), education=(degree,))], EDITION, AS_OF)
    assert lacks_only_statements(short.findings) is False
    unconfirmed = judge(
        [build_facts(positions=(long,), education=(degree,))],
        EDITION,
        AS_OF,
        special_requirements=False,
    )
    assert lacks_only_statements(unconfirmed.findings) is False
    assert (unconfirmed.outcome, unconfirmed.next_step) == ("meets", "panel")
    suspended = build_facts(
        positions=(long,), education=(degree,), licences=(Licence("driver", "invalid"),)
    )
    assert lacks_only_statements(judge([suspended], EDITION, AS_OF).findings) is False


def test_no_findings_come_to_meets_and_panel() -> None:
    assert (find_outcome([]), find_next_step([])) == ("meets", "panel")


def test_report_rounds_months_to_two_places() -> None:
    third = Position("Director of Technology", "Cedar", None, "2010-01", "2010-01", 1 / 3, "")
    report = write_qualification(judge([build_facts(positions=(third,))], EDITION, AS_OF))
    total = next(f for f in report["findings"] if f["requirement"] == "experience.total")
    assert total["counted_months"] == {"min": 0.33, "max": 0.33, "open": False}
    assert report["positions"][0]["months"] == {"min": 0.33, "max": 0.33}
