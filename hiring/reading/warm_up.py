"""Load everything the reader will need, by reading.

Libraries, word lists and models are loaded when they are first used.  A process that has read one
document of each kind has loaded them all, so that no candidate's file waits for that.
"""

from __future__ import annotations

from hiring.reading.facts import Facts
from hiring.reading.reader import read
from hiring.reading.samples import samples


def warm_up() -> dict[str, Facts]:
    """Read a made-up résumé of each kind ("pdf", "docx", "scan") and return what was found."""
    return {kind: read(data, kind) for kind, data in samples().items()}
