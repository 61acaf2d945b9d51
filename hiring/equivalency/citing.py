"""What a reviewer types becomes a citation: words that a document has, or a description of it, with
the page."""

from __future__ import annotations

from dataclasses import replace

from hiring.equivalency.citations import LONGEST, Citation, find_words
from hiring.equivalency.errors import EquivalencyError
from hiring.equivalency.materials import Materials


def cite_words(
    materials: Materials, words: str, *, document: str = "", page: int | None = None
) -> Citation:
    """The citation of typed words, found in the candidate's documents, or in the one that is named.
    Where the facts tell the page it is theirs, else the one that is given.  EquivalencyError where
    the words are in none, or not on that page."""
    if len(words) > LONGEST:
        raise EquivalencyError(f"Keep a citation below {LONGEST} characters.", "words")
    texts = [one for one in materials.texts if document in ("", one[0])]
    try:
        found, offsets = find_words(texts, words)
    except ValueError as error:
        raise EquivalencyError(str(error), "words") from None
    paging = materials.paging(found.document)
    known = {paging.at(offset) for offset in offsets} if paging.count else set()
    if page is None:
        return replace(found, page=known.pop() if len(known) == 1 else None)
    _check_page(materials, found.document, page, "words")
    if None not in known and page not in known:
        pages = " and ".join(str(one) for one in sorted(one for one in known if one))
        raise EquivalencyError(
            f"In {materials.name(found.document)} these words stand on page {pages}.", "words"
        )
    return replace(found, page=page)


def cite_own(
    materials: Materials, document: str, words: str, *, page: int | None = None
) -> Citation:
    """The citation of a document, and of a page of it, in the reviewer's own words."""
    if document not in materials.filenames:
        raise EquivalencyError("Choose the document that you describe.", "own")
    if len(words) > LONGEST:
        raise EquivalencyError(f"Keep a citation below {LONGEST} characters.", "own")
    if page is not None:
        _check_page(materials, document, page, "own")
    return Citation("own", document, words.strip(), page)


def _check_page(materials: Materials, document: str, page: int, field: str) -> None:
    count, name = materials.paging(document).count, materials.name(document)
    if not count:
        raise EquivalencyError(f"{name} has no pages: leave the page empty.", field)
    if not 1 <= page <= count:
        pages = "1 page" if count == 1 else f"{count} pages"
        raise EquivalencyError(f"{name} has {pages}.", field)
