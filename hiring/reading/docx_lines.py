"""Runs of a Word document to lines with a nominal place: there are no pages to measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hiring.reading.docx_look import Look
from hiring.reading.normalise import mend_encoding, normalise_word
from hiring.reading.words import Line, Word

_PITCH = 14.0  # gives lines an order and paragraphs a gap
_WIDTH = 500.0
_TAB = 40.0
_WITHIN = 0.2  # the white space above a line of the same paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """Text set in one way; a newline alone breaks the line."""

    text: str
    look: Look
    tab: bool = False


@dataclass(slots=True)
class Writer:
    """Lines as they come, with a place on an endless page.

    `bare` says that nothing is drawn behind them; `beside` collects what stands beside the text."""

    lines: list[Line] = field(default_factory=list)
    at: float = 0.0
    bare: bool = False
    beside: list[Line] | None = None

    def add(self, runs: Sequence[Run], look: Look) -> None:
        """The lines of one paragraph."""
        broken: list[list[Run]] = [[]]
        for run in runs:
            if run.text == "\n":
                broken.append([])
            else:
                broken[-1].append(run)
        for n, part in enumerate(broken if runs else ()):
            self._line(part, look.before if n == 0 else _WITHIN, look.bullet and n == 0)

    def take(self, lines: Sequence[Line]) -> None:
        """Lines that were made apart, at the next places."""
        for line in lines:
            self.at += _PITCH
            down = self.at - line.words[0].base
            words = tuple(_lowered(word, down) for word in line.words)
            self.lines.append(replace(line, words=words))

    def _line(self, runs: Sequence[Run], gap: float, bullet: bool) -> None:
        """One line of runs; an empty one only widens the gap before the next."""
        self.at += _PITCH
        words, breaks = _words(runs, self.at)
        if not words:
            return
        if bullet and words[0].text != "•":
            words.insert(0, _word("•", self.at, 0.0, runs[0].look))
            breaks = [b + 1 for b in breaks]
        self.lines.append(Line(tuple(words), gap, 0.0, _WIDTH, False, "", tuple(breaks)))


def join_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines of a row of cells as one line, parted where cells are; none for no lines."""
    if not lines:
        return []
    words: list[Word] = []
    breaks: list[int] = []
    base = lines[0].words[0].base
    for line in lines:
        if words:
            breaks.append(len(words))
        breaks += [len(words) + b for b in line.breaks]
        words += [_lowered(word, base - word.base) for word in line.words]
    gap = max(line.gap for line in lines)
    return [Line(tuple(words), gap, 0.0, _WIDTH, False, "", tuple(breaks))]


def _lowered(word: Word, down: float) -> Word:
    if not down:
        return word
    return replace(word, top=word.top + down, bottom=word.bottom + down, base=word.base + down)


def _word(text: str, base: float, x: float, look: Look) -> Word:
    width = len(text) * look.size * 0.5
    return Word(
        text, 1, x, base - look.size, x + width, base, base, look.size, look.bold, look.italic
    )


def _words(runs: Sequence[Run], base: float) -> tuple[list[Word], list[int]]:
    """The words of a line, those parted by runs made whole, and where tabs stand."""
    words: list[Word] = []
    breaks: list[int] = []
    open_word = False
    x = 0.0
    for run in runs:
        if run.tab:
            if words:
                breaks.append(len(words))
            open_word, x = False, x + _TAB
            continue
        pieces = mend_encoding(run.text).split()
        if run.text[:1].isspace():
            open_word = False
        for piece in (normalise_word(p) for p in pieces):
            if open_word and words:
                last = words[-1]
                words[-1] = replace(last, text=last.text + piece, x1=last.x1 + 5 * len(piece))
            elif piece:
                words.append(_word(piece, base, x, run.look))
            x, open_word = words[-1].x1 + 4 if words else x, False
        open_word = bool(pieces) and not run.text[-1:].isspace()
    return words, sorted({b for b in breaks if b < len(words)})
