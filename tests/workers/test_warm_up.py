"""A worker process loads everything before it takes a file; so does the one that replaces it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from hiring.reading.samples import LINES
from hiring.reading.warm_up import warm_up
from tests.reading.documents import docx_bytes
from tests.workers.made import long_scan, resume
from tests.workers.probe import LOADED_FOR
from tests.workers.worker import Worker, wait_for

WARM = {"pdf": "read", "docx": "read", "scan": "read"}


def test_made_up_resumes_are_understood() -> None:
    found = warm_up()
    assert {kind: facts.status for kind, facts in found.items()} == WARM
    assert {kind: facts.reader.ocr for kind, facts in found.items()} == {
        "pdf": False,
        "docx": False,
        "scan": True,
    }
    for facts in found.values():
        assert [(job.start, job.end) for job in facts.positions] == [("2011-03", "2019-10")]
        assert [degree.year for degree in facts.education] == [2004]


def test_process_is_warm_before_its_first_file_and_loads_nothing_more_for_it(
    worker: Worker, tmp_path: Path
) -> None:
    first, before = worker.child, len(worker.ready_processes())
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: len(worker.ready_processes()) == before + 1)
    ready = worker.ready_processes()[-2:]
    assert [process["warm"] for process in ready] == [WARM, WARM]
    assert [process["pid"] for process in ready] == [first, worker.child]
    files = {"a.pdf": resume(), "b.docx": docx_bytes(*LINES), "c.pdf": long_scan(1)}
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert worker.ask(LOADED_FOR, path=str(path)) == ["read", []], name
    assert ready == worker.ready_processes()[-2:]  # it was the new process that read them
