"""The characters of a page, in columns: thousands of them are weighed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Look:
    """How a glyph is drawn; `angle` is its turn in degrees clockwise, `mode` the rendering mode."""

    bold: bool
    italic: bool
    color: int
    angle: int
    alpha: int = 255
    mode: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Characters that draw something, one in each place of the columns.

    `boxes` are their ink and `wides` their advance and line height, each (x0, top, x1, bottom);
    (`xs`, `bases`) their origins; `owners` their text objects; `looks` places in `palette`."""

    texts: Sequence[str]
    boxes: Floats
    wides: Floats
    xs: Floats
    bases: Floats
    sizes: Floats
    owners: Ints
    looks: Ints
    palette: Sequence[Look]

    def where(self, kept: Flags) -> Glyphs:
        """Those that are marked."""
        return self if kept.all() else self.at(np.flatnonzero(kept))

    def at(self, places: Ints) -> Glyphs:
        """Those at the places, in this order."""
        return Glyphs(
            [self.texts[i] for i in places.tolist()], self.boxes[places], self.wides[places],
            self.xs[places], self.bases[places], self.sizes[places], self.owners[places],
            self.looks[places], self.palette,
        )  # fmt: skip

    def extents(self) -> Floats:
        """The box of each: the wide one, or its ink where that has no width."""
        wide = self.wides[:, 2] > self.wides[:, 0]
        return np.where(wide[:, None], self.wides, self.boxes)

    def angles(self) -> Ints:
        """The turn of each."""
        return np.array([look.angle for look in self.palette], dtype=np.int64)[self.looks]
