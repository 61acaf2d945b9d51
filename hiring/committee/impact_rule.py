"""The rule that the comparison of selection rates goes back to, as dated data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hiring.foundation.data_files import load_yaml


@dataclass(frozen=True, slots=True)
class ImpactRule:
    """The rule with its source and the day since which it is in force; `outlook` says what was
    known of its future in the year `outlook_of`."""

    citation: str
    source: str
    in_force_since: date
    outlook: str
    outlook_of: int


@cache
def impact_rule() -> ImpactRule:
    """The rule."""
    path = Path(__file__).parent / "data" / "adverse_impact.yaml"
    return ImpactRule(**load_yaml(path.read_text(encoding="utf-8")))
