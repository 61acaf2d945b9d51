"""What a review was made from, and what has changed in it since."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WORDS = {"met": "met", "not_met": "not met", "unclear": "unclear"}


@dataclass(frozen=True, slots=True)
class Basis:
    """The documents at hand, by SHA-256, and the machine's finding on each requirement under
    review, as (result, reason)."""

    documents: tuple[str, ...]
    findings: Mapping[str, tuple[str, str]]


def take_basis(
    result: Mapping[str, Any], documents: Sequence[str], requirements: Sequence[str]
) -> Basis:
    """The basis of the requirements in a stored result; one that is not judged any more is left
    out."""
    findings = {
        finding["requirement"]: (machine_result(finding), finding["reason"])
        for finding in result["findings"]
        if finding["requirement"] in requirements
    }
    return Basis(tuple(sorted(documents)), findings)


def machine_result(finding: Mapping[str, Any]) -> str:
    """What the rules found, whatever a person decided about it."""
    return str(finding.get("machine_result", finding["result"]))


def write_basis(basis: Basis) -> dict[str, Any]:
    """The basis as it is stored."""
    return {
        "documents": list(basis.documents),
        "findings": {key: list(found) for key, found in basis.findings.items()},
    }


def read_basis(stored: Mapping[str, Any]) -> Basis:
    """A basis from what `write_basis` stored."""
    findings = {key: (found[0], found[1]) for key, found in stored["findings"].items()}
    return Basis(tuple(stored["documents"]), findings)


def narrow(basis: Basis, requirements: Collection[str]) -> Basis:
    """The part of the basis that these requirements rest on: all documents, their findings."""
    findings = {name: found for name, found in basis.findings.items() if name in requirements}
    return Basis(basis.documents, findings)


def describe_changes(then: Basis, now: Basis, labels: Mapping[str, str]) -> tuple[str, ...]:
    """What differs, a sentence each; nothing where the evidence is the same.  `labels` name the
    requirements."""
    return tuple((*_of_documents(then, now), *_of_findings(then, now, labels)))


def _of_documents(then: Basis, now: Basis) -> Iterator[str]:
    came = len(set(now.documents) - set(then.documents))
    left = len(set(then.documents) - set(now.documents))
    if came:
        yield f"{came} document{'s have' if came > 1 else ' has'} come since."
    if left:
        yield f"{left} document{'s are' if left > 1 else ' is'} no longer among the candidate's."


def _of_findings(then: Basis, now: Basis, labels: Mapping[str, str]) -> Iterator[str]:
    for requirement, (result, reason) in then.findings.items():
        label = labels.get(requirement, requirement)
        found = now.findings.get(requirement)
        if found is None:
            yield f"“{label}” is not judged any more."
        elif found[0] != result:
            yield (
                f"The rules' finding on “{label}” changed from {WORDS[result]} to"
                f" {WORDS[found[0]]}."
            )
        elif found[1] != reason:
            yield f"The rules give another reason for “{label}” now."
