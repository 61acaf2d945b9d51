"""YAML of our own beside the code: word lists, rules, scripts."""

from __future__ import annotations

from typing import Any

import yaml

# The same safe loader in C where PyYAML has it: ten times as quick, which each worker process that
# starts would wait for.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """The plain values in the text; yaml.YAMLError where it is no YAML."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 (a safe loader, either way)
