"""The files that the demo's candidates send, and one that can't be read."""

from __future__ import annotations

from collections.abc import Iterator

from hiring.demo.candidates import demo_people


def candidate_files() -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of every demo candidate's résumé, and last a PDF that was cut short."""
    content = b""
    for candidate in demo_people():
        resume = candidate.resume()
        content = resume.content if resume.filename.endswith(".pdf") else content
        yield resume.filename, resume.content
    yield "resume-final-v3.pdf", content[: len(content) // 3]
