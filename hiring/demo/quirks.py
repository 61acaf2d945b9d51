"""Faults of real files that a reader must see through: wrongly decoded text, and ligatures."""

from __future__ import annotations

from typing import Literal

from hiring.demo.pools import Split, dice

Quirk = Literal["none", "mojibake", "ligatures"]

# What each quirk writes instead: UTF-8 read as Windows-1252, and the ligatures of TeX fonts.
QUIRKS: dict[Quirk, dict[str, str]] = {
    "none": {},
    "mojibake": {mark: mark.encode().decode("cp1252") for mark in ("’", "–", "—", "•")},
    "ligatures": {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"},
}


def drawn_quirk(key: str, split: Split, seed: int) -> Quirk:
    """The quirk of that person's file: one in twelve has one, the demo's candidates have none."""
    draw = dice("quirk", key, seed).random()
    if split == "demo":
        return "none"
    return "mojibake" if draw < 0.03 else "ligatures" if draw < 0.08 else "none"
