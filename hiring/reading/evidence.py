"""Evidence from words: one for each line of words, its box around exactly those words."""

from __future__ import annotations

from collections.abc import Sequence

from hiring.reading.facts import Evidence
from hiring.reading.normalise import normalise
from hiring.reading.words import Line, Word


def evidence_of(
    kind: str, document: str, words: Sequence[Word], boxed: bool = True
) -> list[Evidence]:
    """One Evidence for each row of the words; without page and box where the document has none."""
    rows: list[list[Word]] = []
    for word in words:
        last = rows[-1][-1] if rows else None
        if (
            last
            and last.page == word.page
            and abs(last.base - word.base) <= 0.4 * last.size
            and word.x0 >= last.x0
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_one(kind, document, row, boxed) for row in rows]


def _one(kind: str, document: str, row: Sequence[Word], boxed: bool) -> Evidence:
    quote = normalise(" ".join(word.text for word in row))
    if not boxed:
        return Evidence(kind, document, None, None, quote)
    box = (
        min(w.box[0] for w in row), min(w.box[1] for w in row),
        max(w.box[2] for w in row), max(w.box[3] for w in row),
    )  # fmt: skip
    return Evidence(kind, document, row[0].page, box, quote)


def evidence_at(kind: str, document: str, line: Line, begin: int, stop: int) -> list[Evidence]:
    """Evidence for characters `begin` to `stop` of a line's text."""
    return evidence_of(kind, document, line.words_at(begin, stop), line.boxed)
