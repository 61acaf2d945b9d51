"""Passwords: argon2id hashes, and what makes a password too weak."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_LENGTH = 12
MAX_LENGTH = 200
MIN_DIFFERENT = 5

# argon2id as OWASP's Password Storage Cheat Sheet has it for servers: 19 MiB, two passes, one lane.
# The library's default (64 MiB, three passes, four lanes) took most of a second on two busy cores,
# which would let a few sign-ins at once hold up everybody's pages.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Checked where an account doesn't exist or has no password, so that the time taken doesn't tell.
nobody = hasher.hash("no account has this password")


def hash_password(password: str) -> str:
    """The argon2id hash of the password, with its salt and parameters."""
    return hasher.hash(password)


def check_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is right; takes as long where there is no hash."""
    try:
        return hasher.verify(password_hash or nobody, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return hasher.check_needs_rehash(password_hash)


def weakness(password: str, *, email: str) -> str | None:
    """Why this password would be too easy to guess, in a sentence that says what to do; None where
    it will do.  Length is what counts; no character classes are asked for (NIST SP 800-63B)."""
    if len(password) < MIN_LENGTH:
        return f"Use {MIN_LENGTH} characters or more; a few unrelated words are easy to remember."
    if len(password) > MAX_LENGTH:
        return f"Use {MAX_LENGTH} characters or fewer."
    if len(set(password)) < MIN_DIFFERENT:
        return f"Use at least {MIN_DIFFERENT} different characters."
    if email.partition("@")[0].lower() in password.lower():
        return "Use words that are not part of the e-mail address."
    return None
