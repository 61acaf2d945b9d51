"""How long a sheet will still take, from the pace at which its member rates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from hiring.panel.instrument import SECONDS_AN_ITEM

# A longer silence is a pause, and answers within a second were sent together: neither is a pace.
AT_ONCE, PAUSE = timedelta(seconds=1), timedelta(minutes=5)
# So many gaps make a pace; of older ones than the newest twenty the member has grown out.
FEWEST_GAPS, NEWEST_GAPS = 5, 20


def seconds_an_item(moments: Iterable[datetime]) -> float:
    """The member's own seconds from one answer to the next: the median of the newest gaps between
    the moments at which answers were given, pauses and answers sent together left out; 20 until
    there are five gaps."""
    gaps = [later - earlier for earlier, later in pairwise(sorted(moments))]
    worked = [gap.total_seconds() for gap in gaps if AT_ONCE <= gap <= PAUSE][-NEWEST_GAPS:]
    return median(worked) if len(worked) >= FEWEST_GAPS else SECONDS_AN_ITEM


def time_left(moments: Iterable[datetime], left: int) -> str:
    """The time that `left` items will take at the member's own pace: "about 12 min left", "less
    than a minute left", or "" where nothing is left."""
    if left <= 0:
        return ""
    seconds = left * seconds_an_item(moments)
    return f"about {round(seconds / 60)} min left" if seconds >= 60 else "less than a minute left"
