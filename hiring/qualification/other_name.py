"""Whether a document names somebody else than the candidate it was filed with: it may have been
filed with the wrong one."""

from __future__ import annotations

from hiring.vacancies.folding import fold_words

_SHORTEST = 2  # letters of a part of a name; initials are shared by many


def other_name(read: str | None, known: str | None) -> str | None:
    """The name read in the document, where it has no part in common with the candidate's; None
    where one of them is not known, or they may be the same person's."""
    if read is None or known is None:
        return None
    return read if _parts(read) and _parts(known) and not _parts(read) & _parts(known) else None


def _parts(name: str) -> set[str]:
    return {part for part in fold_words(name) if len(part) >= _SHORTEST}
