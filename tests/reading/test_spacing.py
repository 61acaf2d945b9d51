"""Words from letters: where white space parts them."""

from __future__ import annotations

import numpy as np

from hiring.reading.glyphs import Glyphs, Look
from hiring.reading.spacing import group_words

_SIZE = 10.0


def _glyphs(letters: list[tuple[str, float, float, float]]) -> Glyphs:
    """Letters with the left end of their advance, its right end, and that of their ink."""
    count = len(letters)
    x0, x1, ink = (np.array([x[n] for x in letters]) for n in (1, 2, 3))
    high, low = np.full(count, 100.0), np.full(count, 110.0)
    boxes = np.stack([x0 + 0.2, high, ink, low], axis=1)
    wides = np.stack([x0, high, np.maximum(x1, ink), low], axis=1)
    return Glyphs(
        [x[0] for x in letters], boxes, wides, x0, np.full(count, 108.0), np.full(count, _SIZE),
        np.arange(count), np.zeros(count, np.int64), [Look(False, False, 0, 0)],
    )  # fmt: skip


def _set(text: str, overhang: float) -> list[str]:
    """The words of the text set closely, each letter half its size wide and over its neighbour."""
    letters, x = [], 20.0
    for c in text:
        if c == " ":
            x += 0.18 * _SIZE
            continue
        end = x + 0.5 * _SIZE
        letters.append((c, x, end, end + (overhang if c == "f" else -0.3)))
        x = end - 0.03 * _SIZE
    return [word.text for word in group_words(_glyphs(letters), 1)]


def test_an_f_that_stands_over_the_next_letter_does_not_take_the_space_between_words() -> None:
    assert _set("head of the galley", overhang=1.0) == ["head", "of", "the", "galley"]


def test_an_f_within_a_word_does_not_part_it() -> None:
    assert _set("chief of staff officers", overhang=1.0) == ["chief", "of", "staff", "officers"]
