"""The words of a document as the panel reads them: what is covered replaced by what it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hiring.reading.placed import PlacedText
from hiring.redaction.kinds import COVERS
from hiring.redaction.plan import Redaction

_CLOSING = re.compile(r"[.,;:]+$")


def write_lines(text: PlacedText, redactions: Iterable[Redaction]) -> dict[int, list[str]]:
    """The lines of each page, by its number, without the covered words."""
    covered = {
        place: redaction
        for redaction in redactions
        if redaction.first is not None and redaction.last is not None
        for place in range(redaction.first, redaction.last + 1)
    }
    pages: dict[int, list[str]] = {page.number: [] for page in text.pages}
    for line, start in zip(text.lines, text.starts, strict=True):
        written: list[str] = []
        for place, word in enumerate(line.words, start=start):
            redaction = covered.get(place)
            if redaction is None:
                written.append(word.text)
            elif place == redaction.last:
                closing = _CLOSING.search(word.text)
                stand_in = COVERS[redaction.kind].stand_in
                written.append(stand_in + (closing[0] if closing else ""))
        pages.setdefault(line.words[0].page, []).append(" ".join(written))
    return pages
