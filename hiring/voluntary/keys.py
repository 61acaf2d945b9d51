"""The name under which answers are kept: it can be found from an application by whoever runs the
product, and leads back to none without the product's secret."""

from __future__ import annotations

import hashlib
import hmac

_PURPOSE = b"voluntary answers, 1"


def key_of(application_id: int, *, secret_key: str) -> str:
    """The hex HMAC-SHA-256 (RFC 2104) of the application's id, under a key that is derived from
    the secret and used for nothing else."""
    own_key = hmac.digest(secret_key.encode(), _PURPOSE, hashlib.sha256)
    return hmac.new(own_key, str(application_id).encode(), hashlib.sha256).hexdigest()
