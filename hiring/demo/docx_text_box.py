"""A floating text box in a Word document, which python-docx has no call for."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def add_text_box(paragraph: Paragraph, lines: Sequence[str]) -> None:
    """Put the lines into a VML text box anchored at the paragraph, as older Word writes it."""
    inner = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    run = parse_xml(
        f'<w:r {_NAMES}><w:pict><v:shape style="width:300pt;height:90pt"><v:textbox>'
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(run)
