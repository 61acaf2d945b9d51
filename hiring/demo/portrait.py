"""A made-up photograph of a person: a face of ovals, light and shade, and the grain of a camera."""

from __future__ import annotations

import base64
import io
from functools import cache

import numpy as np
from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFilter

from hiring.demo.pools import dice

SIZE = 176, 216  # pixels
_GRAIN = 7.0  # of 255


@cache
def portrait(key: str) -> bytes:
    """The PNG file of that person's photograph: the same one on every call and machine."""
    roll = dice("portrait", key)
    skin = tuple(round(tone * roll.uniform(0.45, 1.0)) for tone in (238, 196, 164))
    wall = tuple(roll.randint(90, 190) for _ in range(3))
    hair = tuple(roll.randint(10, 110) for _ in range(3))
    picture = Image.new("RGB", SIZE, wall)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 150, 166, 290), fill=tuple(roll.randint(20, 120) for _ in range(3)))
    pen.ellipse((42, 18, 134, 130), fill=hair)
    pen.ellipse((50, 36, 126, 148), fill=skin)
    for x in (72, 104):
        pen.ellipse((x - 6, 80, x + 6, 88), fill=(30, 30, 40))
    pen.arc((70, 98, 106, 128), 20, 160, fill=(140, 50, 50), width=4)
    soft = np.asarray(picture.filter(ImageFilter.GaussianBlur(2)), dtype=float)
    shade = np.linspace(1.1, 0.75, SIZE[0])[None, :, None]
    grain = np.random.default_rng(roll.randint(0, 2**31)).normal(0, _GRAIN, soft.shape)
    out = io.BytesIO()
    Image.fromarray(np.clip(soft * shade + grain, 0, 255).astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


def portrait_address(key: str) -> Markup:
    """The photograph as an address that holds it: markup, which no fault of text is applied to."""
    return Markup("data:image/png;base64,") + base64.b64encode(portrait(key)).decode()
