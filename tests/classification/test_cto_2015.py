"""The built-in edition carries the facts and figures of the two sources as they stand."""

from __future__ import annotations

import re
from datetime import date

import pytest

from classification.edition import Edition, Statement
from classification.loader import load_edition

AREAS = [
    ("leadership-vision", "Leadership & Vision", 7),
    ("strategic-planning", "Strategic Planning", 5),
    ("ethics-policy", "Ethics & Policy", 5),
    ("instructional-focus", "Instructional Focus & Professional Development", 6),
    ("team-building-staffing", "Team Building & Staffing", 8),
    ("stakeholder-focus", "Stakeholder Focus", 5),
    ("it-management", "Information Technology Management", 6),
    ("communication-systems", "Communication Systems Management", 5),
    ("business-management", "Business Management", 5),
    ("data-management", "Data Management", 5),
    ("core-values-skills", "Core Values & Skills", 6),
]
CATEGORIES = [
    ("Leadership & Vision", [1, 2, 3]),
    ("Understanding the Educational Environment", [4, 5, 6]),
    ("Managing Technology & Support Resources", [7, 8, 9, 10]),
    ("Core Values & Skills", [11]),
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("cto-2015")


def statements(edition: Edition) -> list[Statement]:
    """Every paragraph of the class specification."""
    found: list[Statement] = []
    for name in type(edition.specification).__dataclass_fields__:
        value = getattr(edition.specification, name)
        found += [value] if isinstance(value, Statement) else []
        found += value if isinstance(value, tuple) else []
    return found


def test_specification_has_the_counts_of_the_source(edition: Edition) -> None:
    spec = edition.specification
    assert len(spec.duties) == 16
    assert [duty.number for duty in spec.duties if duty.essential] == list(range(1, 16))
    assert (len(spec.knowledge), len(spec.abilities)) == (22, 21)
    assert [one.label for one in spec.working_conditions] == [
        "General",
        "Work Environment",
        "Hazards",
        "Physical Demands",
    ]


def test_instrument_has_the_counts_of_the_source(edition: Edition) -> None:
    assert (len(edition.items), len(edition.rated_items)) == (63, 62)
    assert [(area.slug, area.name, len(area.items)) for area in edition.areas] == AREAS
    assert [item.number for item in edition.items] == list(range(1, 64))
    numbers = {area.slug: area.number for area in edition.areas}
    found = [(one.name, [numbers[slug] for slug in one.areas]) for one in edition.categories]
    assert found == CATEGORIES
    assert {area.weight for area in edition.areas} == {1.0}


def test_each_area_knows_its_category(edition: Edition) -> None:
    placed = {slug: one.slug for one in edition.categories for slug in one.areas}
    assert {area.slug: area.category for area in edition.areas} == placed


def test_scale_has_the_labels_of_the_source(edition: Edition) -> None:
    assert [(level.value, level.label) for level in edition.levels] == [
        (5, "Excel"),
        (4, "Proficient"),
        (3, "Intermediate"),
        (2, "Basic"),
        (1, "Need help!"),
    ]


def test_item_54_repeats_53_and_counts_once(edition: Edition) -> None:
    repeats = [item for item in edition.items if item.repeats is not None]
    assert [(item.number, item.repeats) for item in repeats] == [(54, 53)]
    assert edition.items[53].text == edition.items[52].text
    assert not edition.count_repeats


def test_closing_data_are_the_facts_of_the_source(edition: Edition) -> None:
    assert {one.label: one.text for one in edition.specification.closing_data} == {
        "FLSA": "Exempt",
        "Approval Date": "April 16, 2015",
        "Bargaining Unit": "Senior Leadership",
        "Salary Grade": "SL 200",
    }
    assert edition.specification.approved == date(2015, 4, 16)
    assert edition.specification.title == "Chief Technology Officer"


def test_figures_carry_over_into_the_restated_paragraphs(edition: Edition) -> None:
    spec = edition.specification
    assert re.findall(r"\w+ \((\d+)\)", spec.experience.text) == ["10", "7"]
    assert "25 pounds" in spec.working_conditions[3].text
    assert "two years" in spec.substitution.text
    assert "1.80.020-P" in spec.nondiscrimination.text
    named = [one for one in edition.disciplines if one.name in spec.education.text]
    assert sorted(one.name for one in named if one.match == "identified") == [
        "Computer Engineering",
        "Computer Science",
        "Information Technology",
        "Management Information Systems",
    ]


def test_nondiscrimination_names_every_ground(edition: Edition) -> None:
    grounds = ["race", "national", "ethnic", "color", "sex", "religion", "age", "gender"]
    grounds += ["sexual orientation", "expression", "pregnancy", "marital", "familial"]
    grounds += ["economic status", "source of income", "mental", "physical", "perceived"]
    grounds += ["military service"]
    text = edition.specification.nondiscrimination.text
    assert [ground for ground in grounds if not re.search(rf"\b{ground}\b", text)] == []


def test_every_sentence_is_restated_and_none_is_official(edition: Edition) -> None:
    found = statements(edition)
    assert [one.label for one in found if not one.restated] == [
        "FLSA",
        "Approval Date",
        "Bargaining Unit",
        "Salary Grade",
    ]
    assert [one.source for one in found if one.official] == []
    assert all(item.restated and item.official is None for item in edition.items)
    assert all(area.definition.restated for area in edition.areas)


def test_no_two_paragraphs_share_a_source(edition: Edition) -> None:
    sources = [one.source for one in statements(edition)]
    sources += [item.source for item in edition.items]
    sources += [area.definition.source for area in edition.areas]
    assert len(sources) == len(set(sources))


def test_requirements_carry_the_rules_of_the_specification(edition: Edition) -> None:
    assert [(one.id, one.gating) for one in edition.requirements] == [
        ("education.bachelor", True),
        ("experience.total", True),
        ("experience.management", True),
        ("license.driver", True),
        ("automobile.personal", True),
        ("preferred.master", False),
        ("preferred.mba_mpa", False),
    ]
    total = edition.requirement("experience.total")
    assert (total.months, total.measure) == (120, "oversight")
    management = edition.requirement("experience.management")
    assert (management.months, management.measure) == (84, "management")
    assert management.substitution is None
    assert edition.requirement("education.bachelor").higher_degree_satisfies


def test_substitution_is_a_masters_in_an_identified_discipline(edition: Edition) -> None:
    rule = edition.requirement("experience.total").substitution
    assert rule is not None
    assert (rule.months, rule.levels, rule.fields) == (24, ("master", "doctorate"), ("identified",))
    assert rule.unclear_fields == ("related", "unknown")
    assert rule.concentration_unclear


def test_special_requirements_wait_for_hr_to_confirm(edition: Edition) -> None:
    ground = (
        "specification, Special Requirements; HR to confirm as essential function or legitimate "
        "business purpose"
    )
    special = [one for one in edition.requirements if one.group == "special"]
    assert [one.id for one in special] == ["license.driver", "automobile.personal"]
    assert all((one.legal_ground or "").startswith(ground) for one in special)


def test_questions_ask_for_no_age_and_no_dates_of_school(edition: Edition) -> None:
    school = [one for one in edition.requirements if one.kind == "degree"]
    assert all("leave out every date" in one.question for one in school)
    asked = " ".join(one.question for one in edition.requirements).lower()
    assert re.findall(r"\b(age|born|birth|graduated?|year of)\b", asked) == []


def test_labels_are_short_and_tell_items_apart(edition: Edition) -> None:
    labels = [item.label for item in edition.rated_items]
    assert len(set(labels)) == 62
    assert [label for label in labels if not 2 <= len(label.split()) <= 5] == []
