"""What the house demands of its own code: doors that open one way, short files, a light web
process, a worker for every job."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from hiring.config import Settings
from hiring.foundation import queue

ROOT = Path(__file__).parents[2]
PACKAGES = ("classification", "hiring", "workers")
READERS = ("spacy", "pdfplumber", "pdfminer", "pypdfium2", "tesserocr", "docx")
LONGEST = 400
MEDIAN = 90


def modules(*folders: str) -> dict[str, int]:
    """Lines of each Python file in these folders."""
    return {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
    }


def run_python(code: str, **environment: str) -> str:
    """What the code prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment_of(settings: Settings) -> dict[str, str]:
    """The variables that give a process these settings."""
    values = settings.model_dump(exclude_defaults=True)
    return {name.upper(): str(value) for name, value in values.items()}


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


def test_web_process_never_loads_the_readers() -> None:
    loaded = run_python(
        "import sys, hiring.app\n"
        f"print([name for name in {READERS!r} if name in sys.modules], end='')"
    )
    assert loaded == "[]"


def test_web_process_never_loads_the_readers_while_it_answers(settings: Settings) -> None:
    loaded = run_python(
        "import sys\n"
        "from hiring.app import create_app\n"
        "from hiring.config import load_settings\n"
        "from hiring.migrate import upgrade\n"
        "app = create_app(load_settings())\n"
        "upgrade(app.extensions['engine'])\n"
        "assert app.test_client().get('/sign-in').status_code == 200\n"
        f"print([name for name in {READERS!r} if name in sys.modules], end='')",
        **environment_of(settings),
    )
    assert loaded == "[]"


def test_every_job_has_a_worker(settings: Settings) -> None:
    names = sorted(
        value
        for name, value in vars(queue).items()
        if name.isupper() and isinstance(value, str) and "." in value
    )
    known = run_python(
        "from workers import tasks\n"
        "import sys\n"
        f"print([name for name in {names!r} if name in tasks.app.tasks])\n"
        "print([name for name in ('hiring.app', 'scipy', 'weasyprint') if name in sys.modules])",
        **environment_of(settings),
    )
    assert len(names) >= 4
    # What only a packet needs is loaded by the process that makes one.
    assert known.splitlines() == [repr(names), "[]"]
