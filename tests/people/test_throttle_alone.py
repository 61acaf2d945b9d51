"""Where the broker is down, each web process counts for itself."""

from __future__ import annotations

from flask import Flask

from tests.people.test_throttle import attempts


def test_guessing_is_slowed_down_without_a_broker(app: Flask) -> None:
    statuses = attempts(
        app, email="ana@district.example", password="wrong", times=11, caller="10.0.0.1"
    )
    assert statuses == [422] * 10 + [429]
