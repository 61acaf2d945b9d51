"""How often somebody may try the candidates' private links, and send through one."""

from __future__ import annotations

from flask import Response, current_app, request
from itsdangerous import Signer

from hiring.people.throttle import GUESSES, Limit


def _always(_response: Response) -> bool:
    return True


def _link() -> str:
    """A keyed hash, so that no working link stands in the broker."""
    signer = Signer(current_app.config["SECRET_KEY"], salt="throttle")
    return f"private-link:{signer.get_signature(request.path).decode()}"


# Every sending counts: each may bring files.
SENDINGS = Limit("30 per 15 minutes", _link, _always)
LIMITS = {
    "voluntary.self_identification": (GUESSES, SENDINGS),
    "voluntary.preference_claim": (GUESSES, SENDINGS),
}
