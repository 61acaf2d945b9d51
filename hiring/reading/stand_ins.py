"""PDF files whose pages only say that the document itself can't be shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hiring.reading.limits import UnreadableError
from hiring.reading.words import Line

_MOST_WORDS = 160
_STAND_INS = (
    (
        re.compile(r"if this message is not eventually replaced", re.I),
        "It is a form that only Adobe Acrobat can show.",
        "Open it in Acrobat, print it to a new PDF and upload that, or ask the candidate to.",
    ),
    (
        re.compile(r"\bopen (?:this|the) pdf portfolio\b", re.I),
        "It is a PDF portfolio: a cover with other files inside.",
        "Open it in Acrobat, take the résumé out of it and upload that file alone.",
    ),
)


def refuse_stand_in(lines: Sequence[Line]) -> None:
    """UnreadableError("no_text") where the text is nothing but the notice that stands in for it."""
    if sum(len(line.words) for line in lines) > _MOST_WORDS:
        return
    text = " ".join(line.text for line in lines)
    for notice, detail, hint in _STAND_INS:
        if notice.search(text):
            raise UnreadableError("no_text", detail, hint)
