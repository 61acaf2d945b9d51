"""Checks of the requirements and the title rules that judge experience."""

from __future__ import annotations

from collections.abc import Iterator

from classification.checks_unique import check_unique, values_of
from classification.faults import Fault
from classification.yaml_file import KeyPath, YamlFile

Entry = dict[object, object]
GROUPS = {
    "degree": ("education", "preferred"),
    "experience": ("experience", "preferred"),
    "licence": ("special", "preferred"),
    "automobile": ("special", "preferred"),
}


def check_rules(requirements: YamlFile, titles: YamlFile) -> Iterator[Fault]:
    """Every fault between the requirements, their substitution and the title rules."""
    ids = values_of(requirements, "requirements", "id")
    yield from check_unique(requirements, ids, "an id of a requirement")
    for path, entry in requirements.mappings("requirements"):
        yield from _check_group(requirements, path, entry)
        yield from _check_fields(requirements, path, entry)
        yield from _check_legal_ground(requirements, path, entry)
        yield from _check_substitution(requirements, path, entry)
    yield from _check_subset(requirements)
    yield from _check_titles(requirements, titles)


def _check_group(file: YamlFile, path: KeyPath, entry: Entry) -> Iterator[Fault]:
    kind, group = entry.get("kind"), entry.get("group")
    allowed = GROUPS.get(str(kind))
    if allowed and isinstance(group, str) and group not in allowed:
        yield file.fault(
            (*path, "group"), f"does not suit the kind {kind}", f"Write {' or '.join(allowed)}."
        )
    if group == "preferred" and entry.get("gating") is True:
        yield file.fault(
            (*path, "gating"),
            "lets a preference decide",
            "Write false: what is preferred is shown and never gates.",
        )


def _check_fields(file: YamlFile, path: KeyPath, entry: Entry) -> Iterator[Fault]:
    fields, unclear = entry.get("fields"), entry.get("unclear_fields")
    if isinstance(fields, list) and isinstance(unclear, list):
        for both in [match for match in unclear if match in fields]:
            yield file.fault(
                (*path, "unclear_fields"),
                f"has {both}, which `fields` has too",
                f"Keep {both} in one of the two.",
            )
    if entry.get("unclear_fields") and not fields:
        yield file.fault(
            (*path, "unclear_fields"),
            "has no effect, since without `fields` any field will do",
            "Name the `fields` that meet the requirement, or remove this.",
        )


def _check_legal_ground(file: YamlFile, path: KeyPath, entry: Entry) -> Iterator[Fault]:
    if entry.get("group") == "special" and "legal_ground" not in entry:
        yield file.fault(
            (*path, "legal_ground"),
            "is missing: a special requirement says what allows it",
            "Add `legal_ground:` with the paragraph and who is to confirm it.",
        )


def _check_substitution(file: YamlFile, path: KeyPath, entry: Entry) -> Iterator[Fault]:
    rule = entry.get("substitution")
    if not isinstance(rule, dict):
        return
    where = (*path, "substitution")
    yield from _check_fields(file, where, rule)
    months, needed = rule.get("months"), entry.get("months")
    if isinstance(months, int) and isinstance(needed, int) and months >= needed:
        yield file.fault(
            (*where, "months"),
            f"would leave nothing of the {needed} months required",
            f"Write fewer than {needed}.",
        )


def _check_subset(file: YamlFile) -> Iterator[Fault]:
    """Management months are counted within oversight months, so more of them can't be asked."""
    most: dict[object, int] = {}
    for _, entry in file.mappings("requirements"):
        months, measure = entry.get("months"), entry.get("measure")
        if isinstance(months, int):
            most[measure] = max(months, most.get(measure, 0))
    for path, entry in file.mappings("requirements"):
        months = entry.get("months")
        if entry.get("measure") != "management" or not isinstance(months, int):
            continue
        if "oversight" in most and months > most["oversight"]:
            yield file.fault(
                (*path, "months"),
                f"asks for more management than the {most['oversight']} months of oversight",
                "Management months are a part of the oversight months: write no more than those.",
            )


def _check_titles(requirements: YamlFile, titles: YamlFile) -> Iterator[Fault]:
    yield from check_unique(titles, values_of(titles, "titles", "id"), "an id of a title rule")
    for path, _ in titles.mappings("titles"):
        phrases = list(titles.each(*path, "phrases"))
        yield from check_unique(titles, phrases, "a phrase of this rule", _fold_phrase)
    kinds = [kind for _, kind in values_of(requirements, "requirements", "kind")]
    verdicts = [verdict for _, verdict in values_of(titles, "titles", "verdict")]
    if "experience" in kinds and titles.data is not None and "yes" not in verdicts:
        yield titles.fault(
            ("titles",),
            "has no rule with the verdict yes, though experience is required",
            "Add at least one rule for the titles whose months count.",
        )


def _fold_phrase(phrase: str) -> str:
    """The phrase without habits of spelling; its signs (`+`, `/`, `|`) have a meaning and stay."""
    return " ".join(phrase.lower().split())
