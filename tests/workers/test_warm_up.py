"""A worker process loads everything before it takes a file; so does the one that replaces it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from hiring.reading.samples import LINES
from hiring.reading.warm_up import warm_up
from tests.reading.documents import docx_bytes
from tests.workers.made import long_scan, resume
from tests.workers.worker import ROOT, Worker, wait_for

WARM = {"pdf": "read", "docx": "read", "scan": "read"}
# Prints for each file whether it was read, and which modules reading it had to import.
FIRST_FILES = """
import json, sys
from pathlib import Path
from workers.warm_up import warm_up
from hiring.reading.reader import read
warm_up("")
for path in sys.argv[1:]:
    before = set(sys.modules)
    status = read(Path(path).read_bytes(), path).status
    print(json.dumps([status, sorted(set(sys.modules) - before)]))
"""


def test_first_file_of_each_kind_loads_nothing_more(tmp_path: Path) -> None:
    files = {"a.pdf": resume(), "b.docx": docx_bytes(*LINES), "c.pdf": long_scan(1)}
    paths = [tmp_path / name for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FILES, *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [["read", []]] * 3


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


def test_each_process_is_warm_before_its_first_file(worker: Worker) -> None:
    first, before = worker.child, len(worker.ready_processes())
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: len(worker.ready_processes()) == before + 1)
    ready = worker.ready_processes()[-2:]
    assert [process["warm"] for process in ready] == [WARM, WARM]
    assert [process["pid"] for process in ready] == [first, worker.child]
