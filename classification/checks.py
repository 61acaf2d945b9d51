"""Checks that look at several entries of an edition, or several of its files, at once.

They read the plain data and pass over what is of the wrong type, so that they still find their
faults in a file that has others; the types are `schema`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from classification.checks_instrument import check_instrument
from classification.checks_practice import check_practice
from classification.checks_rules import check_rules
from classification.checks_unique import Named, check_numbering, check_unique, values_of
from classification.faults import Fault
from classification.field_text import fold_field
from classification.yaml_file import YamlFile


def check_across(files: Mapping[str, YamlFile]) -> Iterator[Fault]:
    """Every fault that only shows when entries and files are laid side by side."""
    for section in ("duties", "knowledge", "abilities"):
        yield from check_numbering(files["specification.yaml"], section)
    yield from check_rules(files["requirements.yaml"], files["titles.yaml"])
    yield from check_instrument(files["competencies.yaml"], files["guide.yaml"])
    yield from check_disciplines(files["disciplines.yaml"])
    if "practice.yaml" in files:
        yield from check_practice(files["practice.yaml"], files["competencies.yaml"])


def check_disciplines(file: YamlFile) -> Iterator[Fault]:
    """Faults where two entries claim the same name of a field of study."""
    names: list[Named] = values_of(file, "disciplines", "name")
    for path, _ in file.mappings("disciplines"):
        names += file.each(*path, "names")
    yield from check_unique(file, names, "a name of a field of study", fold_field)
