"""Templates keep to the strict content security policy: nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "hiring" / "static").rglob("*.js"))
STYLES = sorted((ROOT / "hiring" / "static").rglob("*.css"))

FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "script address": re.compile(r"(?:href|src|action)\s*=\s*[\"']javascript:", re.IGNORECASE),
    "foreign host": re.compile(r"(?:href|src|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape\s+false", re.IGNORECASE),
}


def relative(path: Path) -> str:
    """The path as the repository has it."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_have_nothing_inline(what: str) -> None:
    found = [
        f"{relative(path)}: {match[0]}"
        for path in TEMPLATES
        for match in FORBIDDEN[what].finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_templates_are_there() -> None:
    assert len(TEMPLATES) > 20


def test_every_form_that_is_posted_carries_a_token() -> None:
    form = re.compile(r"<form\b[^>]*method=[\"']post[\"'].*?</form>", re.IGNORECASE | re.DOTALL)
    token = re.compile(r"hidden_tag\(\)|csrf\(\)|csrf_token")
    found = [
        relative(path)
        for path in TEMPLATES
        for match in form.finditer(path.read_text(encoding="utf-8"))
        if not token.search(match[0])
    ]
    assert found == []


def test_scripts_and_styles_load_nothing_from_elsewhere() -> None:
    foreign = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}/?", re.IGNORECASE)
    harmless = re.compile(r"http://www\.w3\.org/")
    found = [
        f"{relative(path)}: {match[0]}"
        for path in (*SCRIPTS, *STYLES)
        for match in foreign.finditer(path.read_text(encoding="utf-8"))
        if not harmless.match(match[0])
    ]
    assert found == []


def test_scripts_run_no_text_as_code() -> None:
    risky = re.compile(r"\beval\(|new Function\(|document\.write\(")
    found = [
        f"{relative(path)}: {match[0]}"
        for path in SCRIPTS
        for match in risky.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
