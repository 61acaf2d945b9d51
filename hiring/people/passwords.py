"""Passwords: argon2id hashes with the library's current parameters."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_LENGTH = 12
MAX_LENGTH = 200

_hasher = PasswordHasher()
# Checked where an account doesn't exist or has no password, so that the time taken doesn't tell.
_NOBODY = _hasher.hash("no account has this password")


def hash_password(password: str) -> str:
    """The argon2id hash of the password, with its salt and parameters."""
    return _hasher.hash(password)


def check_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is right; takes as long where there is no hash."""
    try:
        return _hasher.verify(password_hash or _NOBODY, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)
