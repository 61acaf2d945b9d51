"""The layouts a résumé can be given, read from data/layouts.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from hiring.demo.pools import dice, load

Medium = Literal["pdf", "docx", "scan"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of résumés.

    `source` names its template, its DOCX writer, or for a scan the layout that was scanned;
    `aside` the sections of a side column, `order` those that come first."""

    name: str
    medium: Medium
    source: str
    aside: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Font, size in points and accent colour of one résumé."""

    font: str
    size: float
    colour: str


@cache
def layouts() -> dict[str, Layout]:
    """All layouts by name."""
    found = {}
    for name, entry in load("layouts")["layouts"].items():
        key = next(key for key in ("template", "docx", "scan_of") if key in entry)
        found[name] = Layout(
            name=name,
            medium={"template": "pdf", "docx": "docx", "scan_of": "scan"}[key],  # type: ignore[arg-type]
            source=entry[key],
            aside=tuple(entry.get("aside", ())),
            order=tuple(entry.get("order", ())),
            font=entry.get("font"),
        )
    return found


def look(layout: Layout, key: str, seed: int) -> Look:
    """The font, size and colour drawn for that person and seed."""
    roll, data = dice("look", layout.name, key, seed), load("layouts")
    return Look(
        layout.font or roll.choice(data["fonts"]),
        roll.choice(data["sizes"]),
        roll.choice(data["colours"]),
    )
