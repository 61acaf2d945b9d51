"""Draw ten pages of made-up résumés with a box around the words that each fact rests on.

Run by `make screenshots`; the pictures are shown in docs/reading.md.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hiring.demo.generate import resumes  # noqa: E402
from hiring.reading.facts import Evidence, Facts  # noqa: E402
from hiring.reading.reader import read  # noqa: E402
from hiring.reading.words import Box  # noqa: E402

PICTURES = ROOT / "docs" / "evidence"
LAYOUTS = (
    "right-dates", "two-columns", "sidebar-left", "sidebar-right", "infographic", "table",
    "timeline", "rotated-titles", "cards", "scan-left-dates",
)  # fmt: skip
SEED = 20
WIDTH = 940  # pixels
LARGEST = 150_000  # bytes of one picture
LEGEND = 58  # pixels below the page
TAB = 9  # pixels: the side of the tab that bears a letter


@dataclass(frozen=True)
class Mark:
    """How the evidence of one kind of fact is drawn: by a letter, and by the colour of a family."""

    letter: str
    colour: str


# Colours that people with colour blindness tell apart (Okabe and Ito); the letters say the rest.
MARKS = {
    "contact": Mark("C", "#7a4a8c"),
    "title": Mark("T", "#0062a3"),
    "employer": Mark("E", "#0b7d63"),
    "place": Mark("P", "#0b7d63"),
    "dates": Mark("D", "#b04a00"),
    "degree": Mark("G", "#a3296f"),
    "field": Mark("F", "#a3296f"),
    "institution": Mark("I", "#a3296f"),
    "conferred": Mark("Y", "#a3296f"),
    "oversight": Mark("O", "#6b6000"),
    "manages_staff": Mark("M", "#6b6000"),
    "scale": Mark("S", "#6b6000"),
    "licence": Mark("L", "#404040"),
    "automobile": Mark("A", "#404040"),
}


def main() -> None:
    """Every picture."""
    PICTURES.mkdir(exist_ok=True)
    for seed, name in enumerate(LAYOUTS, start=SEED):
        [resume] = resumes(1, "demo", seed, only=[name])
        evidence = evidence_of(read(resume.content, resume.filename))
        page = Counter(e.page for e in evidence).most_common(1)[0][0]
        assert page is not None
        shown = [e for e in evidence if e.page == page]
        (PICTURES / f"{name}.png").write_bytes(draw(resume.content, page, shown))


def evidence_of(facts: Facts) -> list[Evidence]:
    """Every evidence of every fact, each once, in the order of the facts."""
    owners = (*facts.positions, *facts.education, *facts.licences, *facts.automobile, facts.contact)
    found = [e for owner in owners for e in owner.evidence]
    found += [e for p in facts.positions for s in p.signals for e in s.evidence]
    return list(dict.fromkeys(found))


def draw(data: bytes, page: int, evidence: list[Evidence]) -> bytes:
    """The page with its boxes and a legend, as a PNG below the largest size."""
    document = pdfium.PdfDocument(data)
    try:
        sheet = document[page - 1]
        scale = WIDTH / sheet.get_width()
        picture = sheet.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    canvas = Image.new("RGB", (picture.width, picture.height + LEGEND), "white")
    canvas.paste(picture)
    pen = ImageDraw.Draw(canvas)
    kinds: dict[Box, list[str]] = {}
    for item in evidence:
        if item.box is not None:
            kinds.setdefault(item.box, []).append(item.kind)
    for box, named in kinds.items():
        draw_box(pen, picture, tuple(edge * scale for edge in box), named)
    draw_legend(pen, evidence, picture.height)
    return encoded(canvas)


def draw_box(
    pen: ImageDraw.ImageDraw, picture: Image.Image, box: tuple[float, ...], kinds: list[str]
) -> None:
    """The box of some words, the letters of what they are evidence for on tabs beside or above."""
    x0, top, x1, bottom = (round(edge) for edge in box)
    pen.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), outline=MARKS[kinds[0]].colour)
    width = TAB * len(kinds)
    free = is_bare(picture, (x0 - width - 2, top, x0 - 2, top + TAB + 1))
    x, y = (x0 - width - 1, top - 1) if free else (x0 - 1, top - TAB - 1)
    font = ImageFont.load_default(9)
    for n, kind in enumerate(kinds):
        left = x + n * TAB
        pen.rectangle((left, y, left + TAB - 1, y + TAB), fill=MARKS[kind].colour)
        middle = (left + TAB / 2, y + TAB / 2 + 0.5)
        pen.text(middle, MARKS[kind].letter, fill="white", font=font, anchor="mm")


def is_bare(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether nothing is drawn in a part of the page but its paper."""
    low, high = picture.crop(box).convert("L").getextrema()
    return high - low < 60


def draw_legend(pen: ImageDraw.ImageDraw, evidence: list[Evidence], top: int) -> None:
    """The letters that the page shows and what each stands for, in two rows."""
    pen.line((0, top, WIDTH, top), fill="#808080")
    counts = Counter(e.kind for e in evidence)
    shown = [kind for kind in MARKS if counts[kind]]
    font = ImageFont.load_default(12)
    columns = (len(shown) + 1) // 2
    for n, kind in enumerate(shown):
        mark = MARKS[kind]
        x = 12 + (n % columns) * (WIDTH - 24) // columns
        y = top + 16 + n // columns * 25
        pen.rectangle((x, y - 8, x + 16, y + 8), fill=mark.colour)
        pen.text((x + 8, y), mark.letter, fill="white", font=font, anchor="mm")
        words = f"{kind.replace('_', ' ')} ({counts[kind]})"
        pen.text((x + 22, y), words, fill="#202020", font=font, anchor="lm")


def encoded(picture: Image.Image) -> bytes:
    """The picture as a PNG below the largest size: with few colours, and where grain would fill
    it, with few shades."""
    for shades, colours in ((256, 96), (256, 48), (6, 48), (6, 16), (4, 16)):
        step = 255 / (shades - 1)
        plain = picture.point([round(round(v / step) * step) for v in range(256)] * 3)
        out = io.BytesIO()
        plain.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < LARGEST:
            return out.getvalue()
    raise ValueError(f"the picture stays above {LARGEST} bytes")


if __name__ == "__main__":
    main()
