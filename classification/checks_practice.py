"""Checks of the sample to practise on: it speaks of the instrument's areas, items and levels."""

from __future__ import annotations

from collections.abc import Iterator

from classification.checks_unique import check_unique, values_of
from classification.faults import Fault
from classification.yaml_file import YamlFile


def check_practice(practice: YamlFile, competencies: YamlFile) -> Iterator[Fault]:
    """Every fault between the sample and the instrument it is rated on."""
    if practice.data is None or competencies.data is None:
        return
    answers = values_of(practice, "answers", "area")
    keyed = values_of(practice, "key", "item")
    yield from check_unique(practice, answers, "an area of an answer")
    yield from check_unique(practice, keyed, "an item of the key")
    known = {slug for _, slug in values_of(competencies, "areas", "slug")}
    for path, slug in answers:
        if slug not in known:
            yield practice.fault(
                path, "is no area of competencies.yaml", "Write the slug of one of its areas."
            )
    yield from _check_items(practice, competencies)
    yield from _check_levels(practice, competencies)


def _check_items(practice: YamlFile, competencies: YamlFile) -> Iterator[Fault]:
    areas = {
        entry.get("number"): entry.get("area")
        for _, entry in competencies.mappings("items")
        if "repeats" not in entry
    }
    answered = {slug for _, slug in values_of(practice, "answers", "area")}
    for path, item in values_of(practice, "key", "item"):
        if item not in areas:
            yield practice.fault(
                path,
                "is no item that is rated",
                "Write the number of an item of competencies.yaml that repeats no other.",
            )
        elif areas[item] not in answered:
            yield practice.fault(
                path,
                f"belongs to the area {areas[item]}, for which there is no answer to rate",
                f"Add `- area: {areas[item]}` to the answers.",
            )


def _check_levels(practice: YamlFile, competencies: YamlFile) -> Iterator[Fault]:
    levels = {value for _, value in values_of(competencies, "levels", "value")}
    for path, level in values_of(practice, "key", "level"):
        if level is not None and level not in levels:
            yield practice.fault(
                path,
                "is no level of the scale",
                f"The levels are {', '.join(map(str, sorted(levels, key=str)))}; leave it empty for"
                " what nobody could observe.",
            )
