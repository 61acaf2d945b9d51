"""Many candidates' numbers in few letters, small enough for a cookie."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Collection

# A cookie holds some 4,000 letters in all.
HIGHEST = 12_000


def pack(numbers: Collection[int]) -> str:
    """The numbers, each a bit of its own, as text: a thousand candidates take 167 letters.  Numbers
    above 12,000 are left out."""
    bits = sum(1 << number for number in set(numbers) if 0 < number <= HIGHEST)
    size = (bits.bit_length() + 7) // 8
    return urlsafe_b64encode(bits.to_bytes(size, "little")).decode().rstrip("=")


def unpack(text: str) -> frozenset[int]:
    """The numbers that `pack` wrote; none where the text is nothing of the kind."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (Error, ValueError):
        return frozenset()
    bits = int.from_bytes(data, "little")
    return frozenset(at for at in range(bits.bit_length()) if bits >> at & 1)
