"""Words of a name, folded so that spelling habits make no difference."""

from __future__ import annotations

import re
import unicodedata

DROPPED = re.compile(r"['’.]")
WORD = re.compile(r"[a-z0-9+#]+")


def fold(text: str) -> tuple[str, ...]:
    """The words of `text` in small letters, without accents and punctuation, `&` read as "and".

    >>> fold("Mgmt. of Information Systems & Science")
    ('mgmt', 'of', 'information', 'systems', 'and', 'science')
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return tuple(WORD.findall(DROPPED.sub("", letters)))
