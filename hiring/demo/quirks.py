"""Faults of real files that a reader must see through: text decoded twice, and ligatures as single characters."""

from __future__ import annotations

from typing import Literal

Quirk = Literal["none", "mojibake", "ligatures"]

# What each quirk writes in place of what.  UTF-8 read as Windows-1252 gives the first; TeX fonts the second.
QUIRKS: dict[Quirk, dict[str, str]] = {
    "none": {},
    "mojibake": {mark: mark.encode().decode("cp1252") for mark in ("’", "–", "—", "•")},
    "ligatures": {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"},
}
