"""Parts of the estimator are tested as they are used: in one thread."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hiring.scoring.one_thread import one_thread


@pytest.fixture(autouse=True, scope="session")
def in_one_thread() -> Iterator[None]:
    """Linear algebra in one thread, as where scores are made."""
    with one_thread():
        yield
