"""A fault in one stage of reading does not lose the others."""

from __future__ import annotations

import logging

import pytest

from hiring.reading.limits import UnreadableError
from hiring.reading.stages import Stages


def _fail() -> list[str]:
    raise KeyError("Ana Wexley")


def _run_out_of_time() -> list[str]:
    raise UnreadableError("timeout")


def test_stage_that_fails_gives_nothing_and_a_warning_with_its_name() -> None:
    stages = Stages("abc")
    assert stages.run("licences", _fail) == ()
    assert stages.run("education", lambda: ["B.S."]) == ("B.S.",)
    assert stages.warnings == ["licences could not be read: check the file by eye"]


def test_fault_is_logged_with_its_place_and_without_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        Stages("abc").run("licences", _fail)
    [record] = caplog.records
    details = record.__dict__
    assert (details["error"], details["stage"], details["sha256"]) == (
        "KeyError",
        "licences",
        "abc",
    )
    assert details["at"].split(" > ")[-1].startswith("test_stages.py:")
    assert "Wexley" not in str(details)


def test_limit_of_the_document_passes_through() -> None:
    with pytest.raises(UnreadableError):
        Stages("abc").run("positions", _run_out_of_time)
