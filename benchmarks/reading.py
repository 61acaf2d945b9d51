"""How long reading takes, and where the time goes: made-up résumés in every layout.

    python -m benchmarks.reading --count 40

Prints CPU milliseconds a page for words, for everything, and the ratio to pdfplumber's words.
"""

from __future__ import annotations

import argparse
import io
import resource
import time
from collections.abc import Callable
from typing import Any

import pdfplumber

from hiring.demo.generate import resumes
from hiring.demo.render import Resume
from hiring.reading.limits import Deadline, Limits
from hiring.reading.pdf import open_pdf, read_pages
from hiring.reading.reader import read
from hiring.reading.warm_up import warm_up


def our_words(data: bytes) -> int:
    """The number of pages after finding their words as the reader does."""
    document = open_pdf(data, Limits())
    try:
        return sum(1 for _ in read_pages(document, Limits(), Deadline(600)))
    finally:
        document.close()


def plumber_words(data: bytes) -> int:
    """The number of pages after finding their words with pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(1 for page in document.pages if page.extract_words() is not None)


def everything(data: bytes) -> int:
    """The number of pages after reading the document whole."""
    return read(data, "").pages


def timed(work: Callable[[bytes], int], made: list[Resume]) -> tuple[float, int]:
    """CPU milliseconds and pages of the work over all the résumés."""
    began = time.process_time()
    pages = sum(work(resume.content) for resume in made)
    return (time.process_time() - began) * 1000, pages


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    made: list[Any] = [
        r
        for r in resumes(parser.parse_args().count, "train")
        if r.filename.endswith(".pdf") and "scan" not in r.filename
    ]
    warm_up()
    (ours, pages), (plumber, _), (whole, _) = (
        timed(work, made) for work in (our_words, plumber_words, everything)
    )
    print(f"documents {len(made)}, pages {pages}")
    print(f"words     {ours / pages:7.1f} ms a page")
    print(f"pdfplumber{plumber / pages:7.1f} ms a page, {plumber / ours:.1f} times as long")
    print(f"reading   {whole / pages:7.1f} ms a page, {whole / plumber:.2f} of pdfplumber's words")
    print(f"memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB at most")


if __name__ == "__main__":
    main()
