"""What makes a password too weak, in pairs around each boundary."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hiring.people.passwords import check_password, hash_password, needs_rehash, weakness


@pytest.mark.parametrize(
    ("password", "weak"),
    [
        ("abcde fghij", True),
        ("abcde fghijk", False),
        ("x" * 100 + "abcd" * 25, False),
        ("x" * 101 + "abcd" * 25, True),
        ("abcdabcdabcd", True),
        ("abcdeabcdeab", False),
        ("my name is Ana.Duarte", True),
        ("a kettle of hawks", False),
    ],
)
def test_weakness_of_a_password(password: str, weak: bool) -> None:
    assert (weakness(password, email="ana.duarte@district.org") is not None) is weak


def test_hash_is_argon2id_and_checks() -> None:
    hashed = hash_password("a kettle of hawks")
    assert hashed.startswith("$argon2id$")
    assert check_password(hashed, "a kettle of hawks")
    assert not check_password(hashed, "a kettle of hawk")
    assert not needs_rehash(hashed)


def test_product_hashes_at_the_cost_that_is_advised() -> None:
    # In a process of its own: the tests' passwords are hashed at the least cost.
    code = "from hiring.people.passwords import hash_password; print(hash_password('a kettle'))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_check_refuses_an_account_without_password() -> None:
    assert not check_password(None, "no account has this password")
