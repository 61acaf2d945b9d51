"""Checks of the rating instrument: its scale, areas, items and interview guide fit together."""

from __future__ import annotations

from collections.abc import Iterator

from classification.checks_unique import Named, check_numbering, check_unique, values_of
from classification.faults import Fault
from classification.yaml_file import KeyPath, YamlFile


def check_instrument(competencies: YamlFile, guide: YamlFile) -> Iterator[Fault]:
    """Every fault between scale, categories, areas, items and guide."""
    yield from _check_scale(competencies)
    yield from _check_areas(competencies)
    yield from _check_categories(competencies)
    yield from _check_items(competencies)
    yield from _check_guide(competencies, guide)


def _slugs(file: YamlFile) -> list[str]:
    return [slug for _, slug in values_of(file, "areas", "slug") if isinstance(slug, str)]


def _levels(file: YamlFile) -> list[int]:
    return [v for _, v in values_of(file, "levels", "value") if isinstance(v, int)]


def _check_scale(file: YamlFile) -> Iterator[Fault]:
    yield from check_unique(file, values_of(file, "levels", "value"), "a level of the scale")
    yield from check_unique(file, values_of(file, "levels", "label"), "a label of the scale")
    levels = _levels(file)
    if len(levels) < len(list(file.each("levels"))):
        return  # a level that can't be read is no gap
    absent = sorted(set(range(1, max(levels, default=0) + 1)) - set(levels))
    if absent:
        yield file.fault(
            ("levels",),
            f"leaves out level {', '.join(map(str, absent))}",
            f"Give every level from 1 to {max(levels)} a value and a label.",
        )


def _check_areas(file: YamlFile) -> Iterator[Fault]:
    yield from check_unique(file, values_of(file, "areas", "slug"), "a slug of an area")
    yield from check_unique(file, values_of(file, "areas", "name"), "a name of an area")
    yield from check_numbering(file, "areas")
    used = {area for _, area in values_of(file, "items", "area")}
    for path, slug in values_of(file, "areas", "slug"):
        if slug not in used:
            yield file.fault(path, "is an area without items", "Add its items, or remove it.")


def _check_categories(file: YamlFile) -> Iterator[Fault]:
    yield from check_unique(file, values_of(file, "categories", "slug"), "a slug of a category")
    placed = [
        placed for path, _ in file.mappings("categories") for placed in file.each(*path, "areas")
    ]
    yield from _check_references(file, placed, _slugs(file))
    yield from check_unique(file, placed, "an area of a category")
    in_some = {slug for _, slug in placed}
    for path, slug in values_of(file, "areas", "slug"):
        if slug not in in_some:
            yield file.fault(
                path, "is an area in no category", f"Add {slug} to the `areas` of one category."
            )


def _check_references(file: YamlFile, uses: list[Named], known: list[str]) -> Iterator[Fault]:
    for path, slug in uses:
        if slug not in known:
            yield file.fault(
                path,
                "is no area of this edition",
                f"Write one of: {', '.join(known) or 'the slugs in competencies.yaml'}.",
            )


def _check_items(file: YamlFile) -> Iterator[Fault]:
    yield from check_numbering(file, "items")
    yield from check_unique(file, values_of(file, "items", "number"), "a number of an item")
    yield from _check_references(file, values_of(file, "items", "area"), _slugs(file))
    for path, entry in file.mappings("items"):
        yield from _check_item(file, path, entry)
    yield from check_unique(file, _distinct_labels(file), "a label of an item")


def _distinct_labels(file: YamlFile) -> list[Named]:
    return [
        ((*path, "label"), entry["label"])
        for path, entry in file.mappings("items")
        if "label" in entry and "repeats" not in entry
    ]


def _check_item(file: YamlFile, path: KeyPath, entry: dict[object, object]) -> Iterator[Fault]:
    label = entry.get("label")
    if isinstance(label, str) and not 2 <= len(label.split()) <= 5:
        yield file.fault((*path, "label"), "is no short label", "Use two to five words.")
    if "repeats" in entry:
        yield from _check_repeat(file, (*path, "repeats"), entry)


def _check_repeat(file: YamlFile, path: KeyPath, entry: dict[object, object]) -> Iterator[Fault]:
    target, number = entry["repeats"], entry.get("number")
    found = [e for _, e in file.mappings("items") if e.get("number") == target]
    if not found or not isinstance(target, int) or found[0].get("number") == number:
        yield file.fault(path, "points to no other item", "Write the number of an earlier item.")
    elif isinstance(number, int) and target > number:
        yield file.fault(
            path, "points to a later item", "Let the later of the two repeat the earlier."
        )
    elif "repeats" in found[0]:
        yield file.fault(
            path, "points to an item that itself repeats", f"Write {found[0]['repeats']} here."
        )
    else:
        for key in ("text", "area"):
            if found[0].get(key) != entry.get(key):
                yield file.fault(
                    (*path[:-1], key),
                    f"differs from that of item {target}, which it repeats",
                    f"Copy the `{key}` of item {target}, or remove `repeats`.",
                )


def _check_guide(competencies: YamlFile, guide: YamlFile) -> Iterator[Fault]:
    if competencies.data is None or guide.data is None:
        return  # a file that can't be read is one fault, not one for each area
    slugs, uses = _slugs(competencies), values_of(guide, "guide", "area")
    yield from _check_references(guide, uses, slugs)
    yield from check_unique(guide, uses, "an area of the guide")
    guided = {slug for _, slug in uses}
    for slug in slugs:
        if slug not in guided:
            yield guide.fault(
                ("guide",),
                f"has no entry for the area {slug}",
                f"Add `- area: {slug}` with its questions and anchors.",
            )
    for path, entry in guide.mappings("guide"):
        if isinstance(anchors := entry.get("anchors"), dict):
            yield from _check_anchors(guide, (*path, "anchors"), anchors, _levels(competencies))


def _check_anchors(
    guide: YamlFile, path: KeyPath, anchors: dict[object, object], levels: list[int]
) -> Iterator[Fault]:
    absent = [level for level in sorted(levels) if level not in anchors]
    if absent:
        yield guide.fault(
            path,
            f"has no anchor for level {', '.join(map(str, absent))}",
            "Write one for every level of the scale.",
        )
    for level in anchors:
        if isinstance(level, int) and level not in levels:
            yield guide.fault(
                (*path, level),
                "is no level of the scale",
                f"The levels are {', '.join(map(str, sorted(levels)))}.",
            )
