"""The words of a rendered résumé, taken from the file without any reader of ours."""

import io
import re
import unicodedata
import zipfile

import pypdfium2
from lxml import etree


def pdf_text(content: bytes) -> str:
    """The text layer of a PDF, pages in order."""
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def docx_text(content: bytes) -> str:
    """All words of a Word file: body, tables, text boxes, page headers and footers."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [
            name for name in package.namelist() if re.match(r"word/(document|header|footer)", name)
        ]
        roots = [etree.fromstring(package.read(name)) for name in names]
    return "\n".join(str(text) for root in roots for text in root.itertext())


def squash(text: str) -> str:
    """Letters and digits alone: line ends, hyphens and letter spacing make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
