"""Contrast of the product's colours, in the light and the dark theme (WCAG 2.2, 1.4.3 and
1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "hiring" / "static" / "css" / "tokens.css"

PAPERS = ("paper", "paper-quiet", "accent-quiet")
INKS = ("ink", "ink-quiet", "accent", "met", "not-met", "unclear")
TEXT = [
    *((ink, paper) for ink in INKS for paper in PAPERS),
    ("ink", "mark"),
    ("accent-ink", "accent"),
]
# What a control's edge or a focus ring stands on, and the rule under a highlight.
EDGES = [
    *((edge, paper) for edge in ("edge", "accent") for paper in PAPERS[:2]),
    ("mark-rule", "paper"),
]


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme by name; the dark one replaces what it names."""
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    pairs = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", re.IGNORECASE)
    bright = dict(pairs.findall(light))
    return {"light": bright, "dark": {**bright, **dict(pairs.findall(dark))}}


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable(theme: str) -> None:
    colours = themes()[theme]
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_controls_are_visible(theme: str) -> None:
    colours = themes()[theme]
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in EDGES}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_dark_theme_replaces_every_colour() -> None:
    light, dark = themes()["light"], themes()["dark"]
    assert [name for name in light if light[name] == dark[name]] == []
