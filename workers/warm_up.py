"""What a worker process does before it takes its first file, so that this one is no slower than the
tenth: read, draw and judge made-up résumés, which loads every library, model and list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from classification.loader import find_editions, load_texts
from classification.schema import FILES
from hiring.qualification.judge import judge
from hiring.qualification.report import write_qualification
from hiring.reading.page_drawing import draw_pages
from hiring.reading.samples import samples
from hiring.reading.warm_up import warm_up as warm_reader

# Any date will do: nothing is kept of it.
AS_OF = date(2026, 1, 1)


def warm_up(editions_path: str) -> dict[str, str]:
    """Load everything, and return what became of each made-up résumé: "read", or the code of the
    error where this process can't read at all."""
    found = warm_reader()
    list(draw_pages(samples()["pdf"], limit=1))
    for edition in find_editions(editions_path):
        # As a vacancy's snapshot holds it: what was loaded once is kept by its text.
        folder = Path(edition.folder)
        texts = {name: (folder / name).read_text("utf-8-sig") for name in FILES}
        write_qualification(judge(list(found.values()), load_texts(texts), AS_OF))
    return {
        kind: facts.error.code if facts.error else facts.status for kind, facts in found.items()
    }
