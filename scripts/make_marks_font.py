"""Draws the font of the marks beside findings: ● met, ▲ not met, ◐ unclear, ○ neither.

    python scripts/make_marks_font.py

The system's fonts draw ◐ in very different ways, some of them too small to see.  Four glyphs of our
own look the same everywhere, on screen and in print."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

TARGET = Path(__file__).parents[1] / "hiring" / "static" / "fonts" / "marks.woff2"
EM, ADVANCE = 1000, 800
CENTRE, RADIUS, RIM = (400, 350), 310, 80
DAY = 2_082_844_800  # seconds from 1904 to 1970
ARCS = 16  # curves to a full turn


Point = tuple[float, float]
# Each step: the point off the edge, None for a straight one, and the point on it.
Contour = list[tuple[Point | None, Point]]


def main() -> None:
    """Write the font."""
    triangle: Contour = [(None, (60, 60)), (None, (400, 680)), (None, (740, 60))]
    glyphs = {
        ".notdef": draw(),
        "met": draw(arc(RADIUS, 0, -2 * pi)),
        "not_met": draw(triangle),
        "unclear": draw(arc(RADIUS, 0, -2 * pi), arc(RADIUS - RIM, -pi / 2, pi / 2)),
        "neither": draw(arc(RADIUS, 0, -2 * pi), arc(RADIUS - RIM, 0, 2 * pi)),
    }
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap({0x25CF: "met", 0x25B2: "not_met", 0x25D0: "unclear", 0x25CB: "neither"})
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({name: (ADVANCE, 0) for name in glyphs})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Hiring marks", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    # The same glyphs are the same bytes on every day.
    font.font["head"].created = font.font["head"].modified = DAY
    font.font.recalcTimestamp = False
    font.font.flavor = "woff2"
    TARGET.parent.mkdir(exist_ok=True)
    font.save(TARGET)


def arc(radius: float, start: float, stop: float) -> Contour:
    """The edge of a disc, or of the part between two angles: against the clock for a hole, with it
    for what is filled."""
    steps = max(round(abs(stop - start) / (2 * pi) * ARCS), 1)
    step = (stop - start) / steps
    off = radius / cos(step / 2)
    edge: Contour = [(None, place(radius, start))]
    for n in range(1, steps + 1):
        edge.append((place(off, start + (n - 0.5) * step), place(radius, start + n * step)))
    return edge


def place(radius: float, angle: float) -> Point:
    """A point around the centre of the marks."""
    return CENTRE[0] + radius * cos(angle), CENTRE[1] + radius * sin(angle)


def draw(*contours: Contour) -> Glyph:
    """The glyph with these contours."""
    pen = TTGlyphPen(None)
    for contour in contours:
        pen.moveTo(contour[0][1])
        for off, on in contour[1:]:
            pen.lineTo(on) if off is None else pen.qCurveTo(off, on)
        pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    main()
