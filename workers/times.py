"""How long a reading may take, and when somebody else may take it over: each limit above the one
before it, so that the gentlest that works is the one that acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

SHORTEST_GRACE = 2


@dataclass(frozen=True, slots=True)
class Times:
    """The limits of one reading, in seconds.

    `reader`: the reader's own deadline, looked at between its steps.
    `soft`: Celery raises in the task; the file still ends in a named failure.
    `hard`: Celery kills the process (a library that never returns to Python), and a job ends the
    file in the same named failure.
    `stuck`: nobody can be reading any more; the sweeper sends the file again.
    `visibility`: the broker takes the message for lost.  Above the hard limit, or a long reading
    would be delivered twice."""

    reader: int
    soft: int
    hard: int
    stuck: int
    visibility: int

    @classmethod
    def for_reading(cls, seconds: int) -> Times:
        """The limits where one file may take `seconds`."""
        grace = max(SHORTEST_GRACE, seconds // 4)
        soft = seconds + grace
        hard = soft + grace
        stuck = hard + 2 * grace
        return cls(reader=seconds, soft=soft, hard=hard, stuck=stuck, visibility=max(900, 4 * hard))

    @property
    def killed(self) -> timedelta:
        """How long a reading has surely lasted when its process is killed for its time."""
        return timedelta(seconds=self.soft)

    @property
    def stuck_after(self) -> timedelta:
        """`stuck` as a span of time."""
        return timedelta(seconds=self.stuck)
