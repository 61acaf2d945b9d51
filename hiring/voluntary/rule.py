"""Veterans' preference as dated rules: who may claim it, what proves it, how many points it adds
to a total score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from hiring.foundation.data_files import load_yaml
from hiring.voluntary.categories import DATA

NONE = "none"


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A paper that can prove a claim."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class EligibilityKind:
    """What HR can find: its name, and the percentage points that the law adds to a total score."""

    key: str
    label: str
    points: int


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """What a candidate can claim: in whose words, by what law, the eligibility it leads to where it
    is proved, and the papers that prove it."""

    key: str
    label: str
    text: str
    source: str
    eligibility: str
    evidence: tuple[EvidenceKind, ...]


@dataclass(frozen=True, slots=True)
class PreferenceRule:
    """The rule of one date: `citation` for candidates, `source` in full."""

    id: str
    in_force_since: date
    citation: str
    source: str
    claims: tuple[ClaimKind, ...]
    evidence: tuple[EvidenceKind, ...]
    eligibilities: tuple[EligibilityKind, ...]

    def claim(self, key: str) -> ClaimKind | None:
        """The claim with this key; None where the rule doesn't know it."""
        return next((claim for claim in self.claims if claim.key == key), None)

    def eligibility(self, key: str) -> EligibilityKind | None:
        """The eligibility with this key; None where the rule doesn't know it."""
        return next((kind for kind in self.eligibilities if kind.key == key), None)


def rule_on(day: date) -> PreferenceRule:
    """The rule in force on this day; before the first, the first."""
    rules = all_rules()
    return next((rule for rule in reversed(rules) if rule.in_force_since <= day), rules[0])


@cache
def all_rules() -> tuple[PreferenceRule, ...]:
    """Every rule, the oldest first."""
    data = load_yaml((DATA / "preference.yaml").read_text(encoding="utf-8"))
    papers = {paper["key"]: EvidenceKind(**paper) for paper in data["evidence"]}
    claims = {claim["key"]: _claim(claim, papers) for claim in data["claims"]}
    kinds = tuple(EligibilityKind(**kind) for kind in data["eligibilities"])
    rules = (_rule(rule, claims, kinds) for rule in data["rules"])
    return tuple(sorted(rules, key=lambda rule: rule.in_force_since))


def label_of_claim(key: str) -> str:
    """The name of a claim under any rule."""
    return next(claim.label for rule in all_rules() for claim in rule.claims if claim.key == key)


def label_of_evidence(key: str) -> str:
    """The name of a paper under any rule."""
    return next(kind.label for rule in all_rules() for kind in rule.evidence if kind.key == key)


def _claim(data: Mapping[str, Any], papers: Mapping[str, EvidenceKind]) -> ClaimKind:
    evidence = tuple(papers[key] for key in data["evidence"])
    return ClaimKind(**{**data, "text": data["text"].strip(), "evidence": evidence})


def _rule(
    data: Mapping[str, Any],
    claims: Mapping[str, ClaimKind],
    kinds: tuple[EligibilityKind, ...],
) -> PreferenceRule:
    own = tuple(claims[key] for key in data["claims"])
    papers = {paper.key: paper for claim in own for paper in claim.evidence}
    return PreferenceRule(
        id=data["id"],
        in_force_since=data["in_force_since"],
        citation=data["citation"],
        source=data["source"].strip(),
        claims=own,
        evidence=tuple(papers.values()),
        eligibilities=kinds,
    )
