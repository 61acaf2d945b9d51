"""Faults of real files that a reader must see through: wrongly decoded text, and ligatures."""

from __future__ import annotations

from typing import Literal

Quirk = Literal["none", "mojibake", "ligatures"]

# What each quirk writes instead: UTF-8 read as Windows-1252, and the ligatures of TeX fonts.
QUIRKS: dict[Quirk, dict[str, str]] = {
    "none": {},
    "mojibake": {mark: mark.encode().decode("cp1252") for mark in ("’", "–", "—", "•")},
    "ligatures": {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"},
}
