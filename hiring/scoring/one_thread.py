"""One thread for linear algebra: two are many times slower on matrices as small as ours."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

import numpy  # noqa: F401 (it and the next load the libraries that are limited)
import scipy.linalg  # noqa: F401
from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """A context in which linear algebra keeps to one thread."""
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    # Looking for them takes milliseconds, so once.
    return ThreadpoolController()
