"""Small made-up résumés, one of each kind that takes another way through the reader: a PDF with a
ruled table, a Word document, and a scan."""

from __future__ import annotations

import io

LINES = (
    "Sam Sample",
    "Experience",
    "Director of Technology, Sample Unified School District",
    "March 2011 - October 2019",
    "Supervised 14 technicians",
    "Education",
    "B.S. Computer Science, Sample State University, 2004",
)
_PITCH = 24


def samples() -> dict[str, bytes]:
    """The résumés by kind: "pdf", "docx" and "scan"."""
    return {"pdf": _pdf(), "docx": _docx(), "scan": _scan()}


def _pdf() -> bytes:
    """A page with the lines inside a drawn grid, written out by hand: nothing here writes PDF."""
    rows = range(len(LINES) + 1)
    rules = [f"72 {700 - _PITCH * row} m 540 {700 - _PITCH * row} l S" for row in rows]
    bottom = 700 - _PITCH * len(LINES)
    rules += [f"{x} 700 m {x} {bottom} l S" for x in (72, 540)]
    words = [
        f"BT /F 11 Tf 78 {684 - _PITCH * row} Td ({line}) Tj ET" for row, line in enumerate(LINES)
    ]
    drawn = "\n".join((*rules, *words)).encode("ascii")
    return assemble_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def assemble_pdf(*objects: bytes) -> bytes:
    """A PDF file of these objects, the first of which is the catalogue."""
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(file))
        file += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    trailer = b"trailer << /Root 1 0 R /Size %d >>\n" % (len(objects) + 1)
    return bytes(file) + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(file)


def _docx() -> bytes:
    import docx

    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _scan() -> bytes:
    """A picture of the lines; the smaller it is, the sooner it is recognised."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("1", (1100, 60 * len(LINES) + 60), 1)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=32)
    for row, line in enumerate(LINES):
        pen.text((60, 40 + 60 * row), line, fill=0, font=font)
    file = io.BytesIO()
    page.save(file, "PDF", resolution=200)
    return file.getvalue()
