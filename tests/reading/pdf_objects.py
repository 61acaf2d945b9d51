"""PDF files written object by object, for what no typesetter would write."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium

HELVETICA = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s /Length %d>> stream\n%s\nendstream" % (more, len(content), content)


def write_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of the objects, numbered from 1; the first is the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer <</Root 1 0 R /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + tail % (size, trailer, len(out))


def text_ops(lines: Sequence[str], x: int = 72, top: int = 720) -> bytes:
    """Lines of text in font F1, 11 points."""
    shown = (f"({line}) Tj 0 -16 Td" for line in lines)
    return f"BT /F1 11 Tf {x} {top} Td {' '.join(shown)} ET".encode("cp1252")


def page_pdf(
    content: bytes, font: bytes = HELVETICA, page: bytes = b"", more: Sequence[bytes] = (),
    catalog: bytes = b"", resources: bytes = b"",
) -> bytes:  # fmt: skip
    """A file of one page; its font is F1 (object 5), further objects are numbered from 6."""
    return write_pdf([
        b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources <</Font <</F1 5 0 R>> %s>> %s>>" % (resources, page),
        stream(content), font, *more,
    ])  # fmt: skip


def changed(data: bytes, change: Callable[[pdfium.PdfPage], None]) -> bytes:
    """The PDF with each of its pages changed."""
    document = pdfium.PdfDocument(data)
    for number in range(len(document)):
        change(document[number])
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    """RC4, the cipher of early PDF encryption."""
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def encrypted_page(content: bytes, password: bytes) -> bytes:
    """A page of text encrypted with the user password; the owner's is another."""
    identity = b"0123456789abcdef"
    padded = (password + _PAD)[:32]
    owner = rc4(hashlib.md5((b"owner" + _PAD)[:32]).digest()[:5], padded)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + rights + identity).digest()[:5]
    own = hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0").digest()[:10]
    lock = b"<</Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s>>>" % (
        owner.hex().encode(), rc4(key, _PAD).hex().encode(),
    )  # fmt: skip
    return write_pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources <</Font <</F1 5 0 R>>>>>>",
            stream(rc4(own, content)),
            HELVETICA,
            lock,
        ],
        b"/Encrypt 6 0 R /ID [<%s> <%s>]" % ((identity.hex().encode(),) * 2),
    )
