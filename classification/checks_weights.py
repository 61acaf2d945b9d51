"""The check of area weights: equal unless somebody says why not."""

from __future__ import annotations

from collections.abc import Iterator

from classification.faults import Fault
from classification.yaml_file import YamlFile


def check_weights(competencies: YamlFile) -> Iterator[Fault]:
    """A fault for each area that counts more or less than 1 without a reason."""
    for path, entry in competencies.mappings("areas"):
        weight = entry.get("weight", 1)
        if weight != 1 and not str(entry.get("weight_reason") or "").strip():
            yield competencies.fault(
                (*path, "weight"),
                "is a weight without a reason",
                "Say why under `weight_reason`, or leave the weight out: areas count alike.",
            )
