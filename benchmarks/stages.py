"""Where the time of a reading goes: the reader's own functions, timed as it calls them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from typing import Any

# Each stage with the functions that make it up, by the module that calls them.
STAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "pages": (("document", "open_pdf"), ("document", "merged_pages"), ("document", "read_pages")),
    "characters": (("pdf", "read_glyphs"), ("pdf", "visible"), ("pdf", "page_shapes")),
    "words": (("pdf", "group_words"),),
    "layout": (
        ("document", "find_tables"), ("document", "order_lines"), ("document", "part_furniture"),
    ),
    "sections": (("reader", "split_sections"),),
    "contact": (("reader", "read_contact"),),
    "positions": (("reader", "read_positions"),),
    "signals": (("reader", "entry_signals"),),
    "education": (("reader", "read_education"),),
    "licences": (("reader", "read_licences"),),
    "automobile": (("reader", "read_automobile"),),
}  # fmt: skip


class Stopwatch:
    """CPU seconds by stage; time within an inner stage is not the outer one's."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._running = ["other"]
        self._since = time.process_time()

    def turn_to(self, stage: str | None) -> None:
        """Begin a stage within the running one, or end that where there is none to begin."""
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now
        if stage is None:
            self._running.pop()
        else:
            self._running.append(stage)

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted; that of a generator for each thing it yields."""

        @wraps(work)
        def measured(*arguments: Any, **options: Any) -> Any:
            self.turn_to(stage)
            try:
                answer = work(*arguments, **options)
            finally:
                self.turn_to(None)
            return self._each(stage, answer) if isinstance(answer, Iterator) else answer

        return measured

    def _each(self, stage: str, things: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while True:
            self.turn_to(stage)
            try:
                thing = next(things, end)
            finally:
                self.turn_to(None)
            if thing is end:
                return
            yield thing


@contextmanager
def watched() -> Iterator[Stopwatch]:
    """A stopwatch on every stage of the reader; what no stage accounts for is "other"."""
    watch = Stopwatch()
    before = []
    for stage, functions in STAGES.items():
        for module_name, name in functions:
            module = import_module(f"hiring.reading.{module_name}")
            before.append((module, name, getattr(module, name)))
            setattr(module, name, watch.timed(stage, getattr(module, name)))
    try:
        yield watch
    finally:
        watch.turn_to(None)
        for module, name, work in before:
            setattr(module, name, work)
