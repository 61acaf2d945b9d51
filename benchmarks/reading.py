"""How long reading takes, where the time goes, and how much memory a worker needs.

    python -m benchmarks.reading --count 40
    python -m benchmarks.reading --folder FOLDER

Reads made-up résumés in every layout, or the PDF files of a folder, and prints CPU milliseconds a
page by stage beside two measures on the same files: pdfplumber's `extract_words`, and PDFium's text
with a box for each character, which any reader of this kind asks for at least.  Memory, and the
time of the first file beside that of the same file read as the tenth, are those of a worker of its
own, once warm.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2 as pdfium

from benchmarks.stages import STAGES, watched
from hiring.demo.generate import resumes
from hiring.reading.reader import read
from hiring.reading.warm_up import warm_up

_ROUNDS = 3  # workers of which the median tells first from tenth


def plumber_words(data: bytes) -> int:
    """The number of pages after finding their words with pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(1 for page in document.pages if page.extract_words() is not None)


def character_boxes(data: bytes) -> int:
    """The number of pages after asking PDFium for their text and a box for each character."""
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            for n in range(text.count_chars()):
                text.get_charbox(n)
        return len(document)
    finally:
        document.close()


def seconds_of(work: Callable[[bytes], int], data: bytes) -> tuple[float, int]:
    """The CPU seconds that the work takes on a file, and the pages there are."""
    began = time.process_time()
    pages = work(data)
    return time.process_time() - began, pages


def everything(data: bytes) -> int:
    """The number of pages after reading the document whole."""
    return read(data, "").pages


def work_as_worker(before: Sequence[bytes], data: bytes) -> tuple[float, float, float]:
    """CPU seconds to warm up, those of the last file after the others, and megabytes at most."""
    began = time.process_time()
    warm_up()
    warm = time.process_time() - began
    for other in before:
        everything(other)
    last, _ = seconds_of(everything, data)
    return warm, last, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_new_process(before: Sequence[bytes], data: bytes) -> tuple[float, float, float]:
    """`work_as_worker` in a process that has loaded nothing else."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work_as_worker, (before, data))


def report_times(files: Sequence[bytes]) -> None:
    """Print the milliseconds a page by stage, beside the two measures, taken file by file."""
    pages, plumber, floor = 0, 0.0, 0.0
    with watched() as watch:
        for data in files:
            watch.turn_to("measures")
            floor += seconds_of(character_boxes, data)[0]
            plumber += seconds_of(plumber_words, data)[0]
            watch.turn_to(None)
            pages += everything(data)
    stages = {stage: watch.seconds[stage] for stage in (*STAGES, "other")}
    whole = sum(stages.values())
    print(f"{len(files)} files, {pages} pages; CPU milliseconds a page")
    for stage, seconds in (*stages.items(), ("everything", whole)):
        print(f"  {stage:22} {seconds * 1000 / pages:7.1f}")
    print(f"  {'pdfplumber words':22} {plumber * 1000 / pages:7.1f}")
    print(f"  {'PDFium character boxes':22} {floor * 1000 / pages:7.1f}")
    print(f"everything is {whole / plumber:.2f} of pdfplumber's words alone,")
    print(f"and {whole / floor:.1f} times PDFium's character boxes")


def report_worker(files: Sequence[bytes]) -> None:
    """Print what a worker of its own needs: memory, time to warm up, the first and tenth file."""
    first, others = files[0], files[1:10]
    alone = [in_new_process((), first) for _ in range(_ROUNDS)]
    tenth = [in_new_process(others, first) for _ in range(_ROUNDS)]
    a, b = (median(last for _, last, _ in runs) * 1000 for runs in (alone, tenth))
    print(f"warm-up {median(warm for warm, _, _ in alone):.1f} s")
    print(f"first file {a:.0f} ms, the same as the tenth {b:.0f} ms: {a / b:.2f}")
    print(f"memory {in_new_process(files[1:], first)[2]:.0f} MB at most, after every file")


def made_up(count: int) -> list[bytes]:
    """Made-up résumés as PDF, scans left out: they measure the recognition of characters alone."""
    made = resumes(count, "train")
    return [r.content for r in made if r.filename.endswith(".pdf") and "scan" not in r.filename]


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=40, help="made-up résumés (default 40)")
    parser.add_argument("--folder", type=Path, help="read the PDF files of this folder instead")
    arguments = parser.parse_args()
    if arguments.folder:
        files = [path.read_bytes() for path in sorted(arguments.folder.glob("*.pdf"))]
    else:
        files = made_up(arguments.count)
    if not files:
        parser.error("there are no PDF files to read")
    warm_up()
    report_times(files)
    report_worker(files)


if __name__ == "__main__":
    main()
