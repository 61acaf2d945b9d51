"""Another edition, other parameters: each is read from the edition and changes what it should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from classification.edition import Edition, Scale, Substitution, TitleRule
from classification.loader import load_edition
from hiring.qualification.findings import Qualification, Result
from hiring.qualification.judge import judge
from hiring.reading.facts import Automobile, Degree, Licence, Position, Signal
from tests.qualification.cases import build_facts

EDITION = load_edition("cto-2015")
AS_OF = date(2026, 11, 15)
MANAGED = Signal("manages_staff", "supervised 14 technicians", 14, "technical")
HEAD = Position("Director of Technology", "Alder", None, "2010-01", "2016-12", 1, "", (MANAGED,))
MASTER = Degree("master", "M.S.", "Computer Science", "Alder University", None, "yes")
MBA = Degree(
    "master", "MBA", None, "Alder University", None, "yes", concentration="Computer Science"
)


def with_rule(requirement: str, **values: Any) -> Edition:
    """The built-in edition with one requirement changed."""
    changed = (
        replace(rule, **values) if rule.id == requirement else rule for rule in EDITION.requirements
    )
    return replace(EDITION, requirements=tuple(changed))


def judge_with(edition: Edition, *degrees: Degree, position: Position = HEAD) -> Qualification:
    facts = build_facts(
        positions=(position,),
        education=degrees,
        licences=(Licence("commercial_driver", "valid"),),
        automobile=(Automobile("yes"),),
    )
    return judge([facts], edition, AS_OF)


def result_with(edition: Edition, requirement: str, *degrees: Degree) -> Result:
    return judge_with(edition, *degrees).finding(requirement).result


def test_months_required_are_the_edition_s() -> None:
    assert (
        result_with(with_rule("experience.total", months=108), "experience.total", MASTER) == "met"
    )
    assert (
        result_with(with_rule("experience.total", months=109), "experience.total", MASTER)
        == "not_met"
    )


def test_management_months_may_be_substituted_where_an_edition_says_so() -> None:
    rule = Substitution(12, ("master",), ("identified",), (), "its own paragraph")
    edition = with_rule("experience.management", months=96, substitution=rule)
    finding = judge_with(edition, MASTER).finding("experience.management")
    assert (finding.result, finding.required_months_if_substituted) == ("met", 84)
    assert result_with(edition, "experience.management") == "unclear"


def test_months_of_the_substitution_are_the_edition_s() -> None:
    rule = replace(_substitution(), months=36)
    edition = with_rule("experience.total", substitution=rule)
    assert result_with(edition, "experience.total", MASTER) == "met"


def test_an_edition_without_substitution_prints_none() -> None:
    finding = judge_with(with_rule("experience.total", substitution=None), MASTER).finding(
        "experience.total"
    )
    assert (finding.substitution, finding.required_months_if_substituted) == (None, None)
    assert finding.result == "not_met"


def test_concentration_counts_only_where_the_edition_lets_it() -> None:
    rule = replace(_substitution(), concentration_unclear=False)
    found = judge_with(with_rule("experience.total", substitution=rule), MBA)
    substitution = found.finding("experience.total").substitution
    assert substitution is not None
    assert substitution.result == "not_met"


def _substitution() -> Substitution:
    rule = EDITION.requirement("experience.total").substitution
    assert rule is not None
    return rule


def test_higher_degree_satisfies_only_where_the_edition_lets_it() -> None:
    edition = with_rule("education.bachelor", higher_degree_satisfies=False)
    assert result_with(EDITION, "education.bachelor", MASTER) == "met"
    assert result_with(edition, "education.bachelor", MASTER) == "not_met"


def test_fields_that_fit_are_the_edition_s() -> None:
    related = replace(MASTER, level="bachelor", degree="B.S.", field="Software Engineering")
    edition = with_rule("education.bachelor", fields=("identified",))
    assert result_with(EDITION, "education.bachelor", related) == "met"
    assert result_with(edition, "education.bachelor", related) == "not_met"


def test_any_field_will_do_where_none_is_named() -> None:
    history = replace(MASTER, level="bachelor", degree="B.A.", field="History")
    edition = with_rule("education.bachelor", fields=(), unclear_fields=())
    assert result_with(edition, "education.bachelor", history) == "met"


def test_licences_accepted_are_the_edition_s() -> None:
    edition = with_rule("license.driver", accepts=("driver",))
    assert result_with(EDITION, "license.driver", MASTER) == "met"
    assert result_with(edition, "license.driver", MASTER) == "unclear"


def test_degrees_asked_for_by_name_are_the_edition_s() -> None:
    edition = with_rule("preferred.mba_mpa", degrees=("MPA",))
    assert result_with(EDITION, "preferred.mba_mpa", MBA) == "met"
    assert result_with(edition, "preferred.mba_mpa", MBA) == "not_met"


def test_scale_thresholds_are_the_edition_s() -> None:
    strict = replace(EDITION, scale_thresholds=Scale(staff=15))
    silent = replace(EDITION, scale_thresholds=Scale())
    tiny = replace(HEAD, signals=(Signal("staff", "staff of 1", 1),))
    assert [judge_with(e).positions[0].oversight for e in (EDITION, strict)] == ["yes", "unclear"]
    assert judge_with(EDITION, position=tiny).positions[0].oversight == "unclear"
    assert judge_with(silent, position=tiny).positions[0].oversight == "yes"


def test_titles_are_the_edition_s() -> None:
    edition = replace(EDITION, titles=(TitleRule(("technology",), "no", "of another trade"),))
    (position,) = judge_with(edition).positions
    assert (position.oversight, position.oversight_reason) == ("no", "of another trade")


def test_a_requirement_that_does_not_gate_decides_no_outcome() -> None:
    edition = with_rule("experience.total", gating=False)
    bachelor = replace(MASTER, level="bachelor", degree="B.S.")
    found = judge_with(edition, bachelor)
    assert found.finding("experience.total").result == "not_met"
    assert (found.outcome, found.next_step) == ("meets", "panel")
