"""The signs of the person behind an application: an e-mail address, a telephone number, or the name
together with an employer.  A name alone is none: two people may share it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from hiring.vacancies.folding import fold, fold_words

# Seven digits are a local number in North America; fewer are an extension or a year.
MIN_PHONE_DIGITS = 7
KINDS = ("e-mail", "phone", "name and employer")
# Words that say what an employer is in law, written or left out at will.
_LEGAL_FORMS = frozenset({"inc", "incorporated", "llc", "ltd", "limited", "corp", "co", "company"})
_SMALL_WORDS = frozenset({"the", "of", "and"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its kind, and the SHA-256 of what it says."""

    kind: str
    digest: str


def find_signs(
    *, name: str | None, email: str | None, phone: str | None, employers: Iterable[str | None]
) -> frozenset[Sign]:
    """Every sign that what is known of a candidate gives."""
    values = _values(name or "", email or "", phone or "", employers)
    return frozenset(
        Sign(kind, sha256(f"{kind}:{value}".encode()).hexdigest()) for kind, value in values
    )


def _values(
    name: str, email: str, phone: str, employers: Iterable[str | None]
) -> Iterator[tuple[str, str]]:
    if address := fold(email):
        yield "e-mail", address
    digits = re.sub(r"\D", "", phone)
    if len(digits) >= MIN_PHONE_DIGITS:
        # The country code of North America is written or left out.
        yield "phone", digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    words = fold_words(name)
    if len(words) > 1:
        for employer in employers:
            if folded := fold_employer(employer or ""):
                yield "name and employer", f"{' '.join(words)}|{folded}"


def fold_employer(name: str) -> str:
    """The words that tell the employer from others, in their order; "" where there are none."""
    words = fold_words(name)
    return " ".join(word for word in words if word not in _LEGAL_FORMS | _SMALL_WORDS)
