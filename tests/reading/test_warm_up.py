"""What a process reads before its first file is read as it should be."""

from __future__ import annotations

from hiring.reading.warm_up import warm_up

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
