"""Pictures of pages, as scanners and telephones make them."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

LINES = (
    "Ana Wexley",
    "ana.wexley@example.org   541-555-0100",
    "Experience",
    "Director of Technology, Fernhollow School District, 2012 - 2019",
    "Managed a staff of 12 technicians and ran the network of the district.",
    "Education",
    "B.S. in Computer Science, Larch College, 1998",
)


def pages(data: bytes, dpi: int = 200) -> list[Image.Image]:
    """The pages of a PDF as grey pictures."""
    document = pdfium.PdfDocument(data)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def picture_pdf(pictures: Sequence[Image.Image], dpi: float = 200) -> bytes:
    """A PDF of pictures alone."""
    out = io.BytesIO()
    pictures[0].save(
        out, "PDF", resolution=dpi, save_all=True, append_images=list(pictures[1:]), quality=80
    )
    return out.getvalue()


def grained(picture: Image.Image, light: float = 1.0, far: float = 1.0) -> Image.Image:
    """The picture with grain, its paper as bright as `light` on the left and `far` on the right."""
    grain = np.random.default_rng(1).normal(0, 6, (picture.height, picture.width))
    shade = np.linspace(light, far, picture.width)[None, :]
    shown = np.asarray(picture, dtype=float) * shade + grain
    return Image.fromarray(np.clip(shown, 0, 255).astype(np.uint8))


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """The picture turned counter-clockwise, on white."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def data_url(picture: Image.Image) -> str:
    """The picture as an address that HTML can show."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
