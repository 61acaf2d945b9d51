"""What the house demands of its own code: doors that open one way, short files, a light web
process, a worker for every job."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from hiring.config import Settings
from hiring.foundation import queue

ROOT = Path(__file__).parents[2]
PACKAGES = ("classification", "hiring", "workers")
READERS = ("spacy", "pdfplumber", "pdfminer", "pypdfium2", "tesserocr", "docx")
WEB_AND_NUMBERS = ("flask", "sqlalchemy", "numpy", "scipy", "hiring.app", "classification")
LONGEST = 400
MEDIAN = 90
LINE = """
def line(queue):
    return {"name": queue.name, "exchange": queue.exchange.name, "key": queue.routing_key}
"""
# What the web has loaded when it starts, and when it has answered.
WEB = """
import json, sys, hiring.app
told = {"imported": list(sys.modules)}
from hiring.config import load_settings
app = hiring.app.create_app(load_settings())
told["status"] = app.test_client().get("/sign-in").status_code
told["answered"] = list(sys.modules)
print(json.dumps(told))
"""
# What a worker has loaded, the jobs it knows and the lines it looks into.
WORKER = f"""
import json, sys
from workers.tasks import app
{LINE}
lines = {{name: line(queue) for name, queue in app.amqp.queues.items()}}
print(json.dumps({{"tasks": list(app.tasks), "lines": lines, "loaded": list(sys.modules)}}))
"""
# What the scheduler has loaded, and which line each of its jobs is sent to.
SCHEDULER = f"""
import json, sys
from workers.scheduler import app
{LINE}
sent = {{
    job["task"]: line(app.amqp.router.route({{}}, job["task"])["queue"])
    for job in app.conf.beat_schedule.values()
}}
print(json.dumps({{"sent": sent, "loaded": list(sys.modules)}}))
"""


def modules(*folders: str) -> dict[str, int]:
    """Lines of each Python file in these folders."""
    return {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
    }


def run_python(code: str, settings: Settings) -> Any:
    """What the code prints, as JSON, in a process of its own with these settings."""
    values = settings.model_dump(exclude_defaults=True)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **{name.upper(): str(value) for name, value in values.items()}},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def worker(house: Settings) -> Any:
    """What a worker tells of itself."""
    return run_python(WORKER, house)


def test_rooms_open_one_way() -> None:
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [Path(sys.executable).parent / "lint-imports", "--cache-dir", cache],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stdout


def test_no_file_is_too_long() -> None:
    lines = modules(*PACKAGES, "tests", "benchmarks")
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}


def test_files_are_short(record_property: pytest.RecordProperty) -> None:
    median = statistics.median(modules(*PACKAGES).values())
    record_property("median lines", median)
    assert median < MEDIAN


def test_web_process_never_loads_the_readers(
    house: Settings, migrated: Path, tmp_path: Path
) -> None:
    database = shutil.copy(migrated, tmp_path)
    url = {"database_url": f"sqlite:///{database}"}
    web = run_python(WEB, house.model_copy(update=url))
    assert set(READERS) & set(web["imported"]) == set()
    assert web["status"] == 200
    assert set(READERS) & set(web["answered"]) == set()


def test_worker_loads_the_readers_and_no_pages(worker: Any) -> None:
    assert "pypdfium2" in worker["loaded"]
    # What only a packet needs is loaded by the process that makes one.
    assert {"hiring.app", "scipy", "weasyprint"} & set(worker["loaded"]) == set()


def test_every_job_has_a_worker(worker: Any) -> None:
    names = {
        value
        for name, value in vars(queue).items()
        if name.isupper() and isinstance(value, str) and "." in value
    }
    assert len(names) >= 4
    assert names - set(worker["tasks"]) == set()


def test_scheduler_loads_the_clock_alone_and_workers_know_its_jobs(
    worker: Any, house: Settings
) -> None:
    scheduler = run_python(SCHEDULER, house)
    loaded = set(scheduler["loaded"])
    assert loaded & {*READERS, *WEB_AND_NUMBERS} == set()
    assert {name for name in loaded if name.startswith("workers.")} == {
        "workers.schedule",
        "workers.scheduler",
        "workers.shared",
    }
    assert len(scheduler["sent"]) == 1
    for task, line in scheduler["sent"].items():
        assert task in worker["tasks"]
        assert line == worker["lines"][line["name"]]
