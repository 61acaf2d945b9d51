"""The one normalisation of text, under which a quote is found in the text and equals the words on
the page.

In order: broken encodings are mended (UTF-8 once read as Windows-1252), compatibility forms and
ligatures are
spelled out (NFKC), soft hyphens, zero-width and control characters are dropped, pictographs of
private fonts become
a bullet, typographic quotes become plain ones, a hyphen at the end of a line is closed up before a
small letter,
and every run of white space is one space.  Applying it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata

_NON_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_LONE = re.compile(r"Â(?=\s|$|·)")  # what is left of a mended no-break space
_DROPPED = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd]")
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010](?:\s*\n\s*(?=[a-z])|\s*$)")
_SPACE = re.compile(r"\s+")
_PLAIN_WORD = re.compile(r"[!-_a-~]+")  # printable ASCII but the backtick: nothing to do
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"',
        "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2002": " ", "\u2003": " ", "\ufffe": "-",
        "\u0002": "-", "\u25aa": "•", "\u25cf": "•", "\u25cb": "•", "\u25a0": "•", "\u2023": "•",
        "\u2219": "•", "\u25e6": "•", "\u2043": "•", "\u27a2": "•", "\u2756": "•", "\u25ba": "•",
        "\u25b8": "•", "\u25b6": "•", "\u2713": "•", "\u2714": "•", "\u25c6": "•", "\u2666": "•",
    }
)  # fmt: skip


def _as_bytes(run: str) -> bytes | None:
    out = bytearray()
    for char in run:
        if ord(char) < 0x100:
            out.append(ord(char))
            continue
        try:
            out += char.encode("cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(out)


def _mend(match: re.Match[str]) -> str:
    data = _as_bytes(match[0])
    if data is None:
        return match[0]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A fullwidth comma whose third byte was lost on the way is common where spaces were cut.
        return match[0].replace("ï¼", ",")


def mend_encoding(text: str) -> str:
    """The text with UTF-8 that was once read as Windows-1252 put right ("â€™" is "’")."""
    return _LONE.sub("", _NON_ASCII.sub(_mend, text))


def normalise_word(text: str) -> str:
    """One word (no white space) in the normalised form, hyphens at its end kept."""
    if _PLAIN_WORD.fullmatch(text):
        return text
    text = _PRIVATE.sub("•", text)  # first: mending may take a bullet for part of a broken letter
    text = unicodedata.normalize("NFKC", mend_encoding(text)).translate(_PLAIN)
    text = _PRIVATE.sub("•", _DROPPED.sub("", text))
    return "" if text == "Â" else _SPACE.sub("", text)


def normalise(text: str) -> str:
    """The normalised form of any text."""
    once = _normalise(text)
    while once != text and not once.isascii():  # what is dropped may bring broken letters together
        text, once = once, _normalise(once)
    return once


def _normalise(text: str) -> str:
    text = _PRIVATE.sub("•", text)  # first: mending may take a bullet for part of a broken letter
    text = unicodedata.normalize("NFKC", mend_encoding(text)).translate(_PLAIN)
    text = _PRIVATE.sub("•", _DROPPED.sub("", text))
    return _SPACE.sub(" ", _LINE_END_HYPHEN.sub("", text)).strip()


def join_lines(lines: list[str]) -> str:
    """The lines as one text, a word parted at a line's end made whole."""
    return "\n".join(
        _SPACE.sub(" ", part).strip()
        for part in _LINE_END_HYPHEN.sub("", "\n".join(lines)).split("\n")
    )
