"""A citation: words of the candidate, or a reviewer's own about a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Kind = Literal["quote", "words", "own"]

LONGEST: Final = 600
SHORTEST: Final = 3  # letters; fewer are found anywhere

# One character for one, so that places in the folded text are places in the text.
_FOLD = str.maketrans("’‘“”–—‐‑−\u00a0", "''\"\"-----" + " ")


@dataclass(frozen=True, slots=True)
class Citation:
    """`quote`: a passage chosen from a document.  `words`: words the reviewer typed, found in it.
    `own`: the reviewer's own words about it.

    `document` is the file's SHA-256, or "amendment:ID" for what an answer or a correction says;
    `page` is None where it is not known, or there are none."""

    kind: Kind
    document: str
    text: str
    page: int | None = None

    @property
    def key(self) -> str:
        """The same citation has the same key."""
        own = f"{self.kind == 'own'}|{self.document}|{self.text}"
        return hashlib.sha256(own.encode()).hexdigest()[:16]


class WordsNotFoundError(ValueError):
    """The typed words stand in none of the documents."""


def locate(text: str, words: str) -> list[tuple[int, int]]:
    """Where in the text the words stand, as (start, end); white space, capitals, dashes and
    quotation marks may differ."""
    wanted = words.translate(_FOLD).split()
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)), re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text.translate(_FOLD))] if wanted else []


def find_words(texts: Sequence[tuple[str, str]], words: str) -> tuple[Citation, list[int]]:
    """The words as they stand in the first of the documents, given as (document, text), that has
    them, and the offsets at which they stand there; they may differ as `locate` allows.

    WordsNotFoundError where none has them, or where they are too few to be found surely."""
    wanted = words.strip(" \t\r\n\"'“”‘’")
    if sum(len(word) for word in wanted.split()) < SHORTEST:
        raise WordsNotFoundError("Type a few words of the document.")
    for document, text in texts:
        places = locate(text, wanted)
        if places:
            start, end = places[0]
            shown = " ".join(text[start:end].split())
            return Citation("words", document, shown), [place for place, _ in places]
    raise WordsNotFoundError(
        "These words stand in none of the documents. Check them, or cite the document in your own"
        " words."
    )


def write_citations(citations: Iterable[Citation]) -> list[dict[str, str | int]]:
    """The citations as they are stored, each once; a page that is not known is left out."""
    unique = {one.key: one for one in citations}
    return [
        {"kind": c.kind, "document": c.document, "text": c.text}
        | ({"page": c.page} if c.page is not None else {})
        for c in unique.values()
    ]


def read_citations(stored: Iterable[Mapping[str, Any]]) -> tuple[Citation, ...]:
    """Citations from what `write_citations` stored."""
    return tuple(
        Citation(one["kind"], one["document"], one["text"], one.get("page")) for one in stored
    )
