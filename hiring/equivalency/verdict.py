"""A decision on one finding, as it is read beside the finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Opinion:
    """How one reviewer decided on the finding, and why."""

    reviewer: str
    granted: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The last decision on a finding.  `changes` says what has changed in the evidence since, a
    sentence each."""

    review_id: int
    requirement: str
    granted: bool
    at: datetime
    opinions: tuple[Opinion, ...]
    changes: tuple[str, ...]
