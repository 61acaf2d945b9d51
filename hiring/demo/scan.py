"""A résumé from an office scanner: images without text, a little skewed, grey and noisy."""

from __future__ import annotations

import io
import time

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from hiring.demo.pools import dice

DPI = 170
EPOCH = time.gmtime(0)


def scan(printed: bytes, seed: int) -> bytes:
    """An image-only PDF of the PDF `printed`; the same arguments give the same bytes."""
    document = pypdfium2.PdfDocument(printed)
    try:
        pages = [
            _photograph(page.render(scale=DPI / 72).to_pil(), seed + number)
            for number, page in enumerate(document)
        ]
    finally:
        document.close()
    out = io.BytesIO()
    pages[0].save(
        out,
        "PDF",
        resolution=DPI,
        save_all=True,
        append_images=pages[1:],
        quality=70,
        creationDate=EPOCH,
        modDate=EPOCH,
    )
    return out.getvalue()


def _photograph(page: Image.Image, seed: int) -> Image.Image:
    roll = dice("scan", seed)
    grey = page.convert("L").rotate(
        roll.uniform(-0.7, 0.7), Image.Resampling.BICUBIC, fillcolor=255
    )
    soft = grey.filter(ImageFilter.GaussianBlur(0.5))
    grain = np.random.default_rng(seed).normal(0, 6, (soft.height, soft.width))
    return Image.fromarray(
        np.clip(np.asarray(soft, dtype=float) * 0.94 + 8 + grain, 0, 255).astype(np.uint8)
    )
