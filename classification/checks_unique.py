"""Checks of names that may be used only once, and of counting without a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from classification.faults import Fault
from classification.yaml_file import KeyPath, YamlFile

Named = tuple[KeyPath, object]


def values_of(file: YamlFile, section: str, key: str) -> list[Named]:
    """The values under `key` in the entries of `section`, each with its path."""
    return [((*path, key), entry[key]) for path, entry in file.mappings(section) if key in entry]


def check_unique(
    file: YamlFile,
    values: Iterable[Named],
    what: str,
    fold: Callable[[str], object] = str,
) -> Iterator[Fault]:
    """Faults for each value that was already used, compared by `fold`."""
    seen: dict[object, KeyPath] = {}
    for path, value in values:
        first = seen.setdefault(fold(str(value)), path)
        if first != path:
            yield file.fault(
                path,
                f"is {what} that line {file.line(first)} already has",
                "Keep it in one place, or give this one another.",
            )


def check_numbering(file: YamlFile, section: str) -> Iterator[Fault]:
    """Faults where the entries of `section` are not numbered 1, 2, 3 … in their order."""
    for path, entry in file.mappings(section):
        index, number = path[-1], entry.get("number")
        if isinstance(index, int) and isinstance(number, int) and number != index + 1:
            yield file.fault(
                (*path, "number"),
                f"breaks the numbering: this is entry {index + 1} of {section}",
                f"Number the entries from 1 in order; write {index + 1} here.",
            )
