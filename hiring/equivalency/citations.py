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

    `document` is the file's SHA-256, or "amendment:ID" for what an answer or a correction says."""

    kind: Kind
    document: str
    text: str

    @property
    def key(self) -> str:
        """The same citation has the same key."""
        own = f"{self.kind == 'own'}|{self.document}|{self.text}"
        return hashlib.sha256(own.encode()).hexdigest()[:16]


class WordsNotFoundError(ValueError):
    """The typed words stand in none of the documents."""


def find_words(texts: Sequence[tuple[str, str]], words: str) -> Citation:
    """The words as they stand in the first of the documents, given as (document, text), that has
    them; white space, capitals, dashes and quotation marks may differ.

    WordsNotFoundError where none has them, or where they are too few to be found surely."""
    wanted = words.strip(" \t\r\n\"'“”‘’").translate(_FOLD).split()
    if sum(len(word) for word in wanted) < SHORTEST:
        raise WordsNotFoundError("Type a few words of the document.")
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)), re.IGNORECASE)
    for document, text in texts:
        found = pattern.search(text.translate(_FOLD))
        if found:
            return Citation("words", document, " ".join(text[found.start() : found.end()].split()))
    raise WordsNotFoundError(
        "These words stand in none of the documents. Check them, or cite the document in your own"
        " words."
    )


def write_citations(citations: Iterable[Citation]) -> list[dict[str, str]]:
    """The citations as they are stored, each once."""
    unique = {one.key: one for one in citations}
    return [{"kind": c.kind, "document": c.document, "text": c.text} for c in unique.values()]


def read_citations(stored: Iterable[Mapping[str, Any]]) -> tuple[Citation, ...]:
    """Citations from what `write_citations` stored."""
    return tuple(Citation(one["kind"], one["document"], one["text"]) for one in stored)
