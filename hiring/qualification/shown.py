"""What the page of a candidate shows of findings, positions and degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hiring.qualification.citations import Borne
from hiring.qualification.quotes import Passage, Quote
from hiring.qualification.sums import SumRow
from hiring.qualification.timeline import Timeline
from hiring.qualification.timetable import TimeRow

Words = Mapping[str, tuple[str, ...]]  # for each part of a fact, the anchors of its words


@dataclass(frozen=True, slots=True)
class Signed:
    """Who did something, when, and why."""

    who: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One amendment of a fact: each field with the value before and the value now."""

    amendment: int
    signed: Signed
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """What a person decided about a finding.  `stale`: the rules find something else since."""

    act: str
    result: str | None
    signed: Signed
    ref: int | None
    stale: bool


@dataclass(frozen=True, slots=True)
class ShownSubstitution:
    """Whether a degree stands in for part of the experience, and on what words that rests."""

    result: str
    months: int
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownMissed:
    """Words of a position or a degree that was not read: `document` and `index` say where they
    stand, `name` what they seem to be about, `words` are their anchors."""

    number: int
    kind: str
    document: str
    index: int
    name: str
    quotes: tuple[Quote, ...]
    words: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of these words' entry on the page."""
        return f"missed-{self.kind}-{self.number}"


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding with everything that explains it: `result` is the one in force, `machine_result`
    that of the rules; `missed` is what was not read and keeps it open, `about` are the facts that
    `would_change` names, `states` the kind of statement that would settle it."""

    requirement: str
    label: str
    gating: bool
    equivalency: bool
    result: str
    machine_result: str
    decision: ShownDecision | None
    reason: str
    source: str
    legal_ground: str | None
    would_change: str | None
    missed: tuple[ShownMissed, ...]
    sum: tuple[SumRow, ...]
    missing: str | None
    undated: bool
    substitution: ShownSubstitution | None
    quotes: tuple[Quote, ...]
    words: tuple[str, ...]
    about: tuple[ShownPosition | ShownDegree, ...] = ()
    states: str | None = None

    @property
    def waits(self) -> bool:
        """Whether the rules find it met and no person has said anything to that."""
        decided = self.decision
        open_ = decided is None or (decided.act == "confirm" and decided.stale)
        return self.machine_result == "met" and open_

    @property
    def not_needed(self) -> bool:
        """Whether the rules find it met without the substitution."""
        return (
            self.machine_result == "met"
            and self.substitution is not None
            and self.substitution.result != "met"
        )

    @property
    def anchor(self) -> str:
        """The id of the finding on the page."""
        return anchor_of(self.requirement)


def anchor_of(requirement: str) -> str:
    """The id of a requirement's finding on the page."""
    return f"finding-{requirement.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """One position with the verdicts on it; `number` is that of its row in the timeline.  `words`
    has the whole under "all", and each part under its name."""

    number: int
    document: str
    index: int
    title: str
    employer: str | None
    period: str
    share: str | None
    oversight: str
    manages_staff: str
    months: str
    reason: str
    quotes: tuple[Quote, ...]
    words: Words
    changes: tuple[ShownChange, ...]
    added: bool

    @property
    def kind(self) -> str:
        """The kind of fact."""
        return "position"

    @property
    def anchor(self) -> str:
        """The id of the position on the page."""
        return f"position-{self.number}"


@dataclass(frozen=True, slots=True)
class ShownDegree:
    """One entry of education and how it fits."""

    number: int
    document: str
    index: int
    name: str
    field: str | None
    institution: str | None
    field_match: str
    conferred: str
    note: str | None
    quotes: tuple[Quote, ...]
    words: Words
    changes: tuple[ShownChange, ...]
    added: bool

    @property
    def kind(self) -> str:
        """The kind of fact."""
        return "degree"

    @property
    def anchor(self) -> str:
        """The id of the degree on the page."""
        return f"degree-{self.number}"


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement on a licence or an automobile."""

    number: int
    kind: str
    document: str
    index: int
    text: str
    words: tuple[str, ...]
    changes: tuple[ShownChange, ...]
    added: bool

    @property
    def anchor(self) -> str:
        """The id of the statement on the page."""
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True, slots=True)
class ShownLoss:
    """A fact that a person left out, or a change whose fact is no longer there."""

    kind: str
    label: str
    amendment: int
    signed: Signed


@dataclass(frozen=True, slots=True)
class ShownResult:
    """All of it: what gates, what is preferred, and what it was judged from.

    `statements` is None for findings of the time before statements were kept with them.
    `passages` are the words of the documents that anything rests on, `borne` what rests on each."""

    gating: tuple[ShownFinding, ...]
    preferred: tuple[ShownFinding, ...]
    questions: tuple[str, ...]
    positions: tuple[ShownPosition, ...]
    degrees: tuple[ShownDegree, ...]
    statements: tuple[ShownStatement, ...] | None
    left_out: tuple[ShownLoss, ...]
    lost: tuple[ShownLoss, ...]
    missed: tuple[ShownMissed, ...]
    timeline: Timeline | None
    timetable: tuple[TimeRow, ...]
    passages: tuple[Passage, ...]
    borne: Mapping[str, tuple[Borne, ...]]

    @property
    def to_confirm(self) -> int:
        """How many findings are met and wait for a person to say so."""
        return sum(one.waits for one in (*self.gating, *self.preferred))

    @property
    def results(self) -> dict[str, str]:
        """The result in force by the id of the finding, for marks in lists."""
        return {one.anchor: one.result for one in (*self.gating, *self.preferred)}
