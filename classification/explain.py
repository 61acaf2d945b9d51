"""Turns a type checker's errors into faults that say where they stand and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from classification.faults import Fault
from classification.yaml_file import KeyPath, YamlFile

Schema = Mapping[str, Any]
WRONG_TYPES = {
    "string_type": ("must be text", "Write words; put a number or a code in quotes."),
    "int_type": ("must be a whole number", "Write digits alone, without quotes."),
    "int_from_float": ("must be a whole number", "Write digits alone, without a point."),
    "float_type": ("must be a number", "Write digits alone, without quotes."),
    "float_parsing": ("must be a number", "Write digits alone, without quotes."),
    "bool_type": ("must be true or false", "Write true or false, without quotes."),
    "date_type": ("must be a date", "Write year-month-day such as 2015-04-16, without quotes."),
    "list_type": ("must be a list", "Begin each entry on a line of its own with `- `."),
    "dict_type": ("must have keys of its own", "Write `key: value` lines beneath it, indented."),
    "model_type": ("must have keys of its own", "Write `key: value` lines beneath it, indented."),
    "string_too_short": ("is empty", "Write the text."),
}
PATTERNS = {
    r"\S": ("is blank", "Write the text."),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "is no slug",
        "Use small letters, digits and single hyphens, such as data-management.",
    ),
    r"^\d\d(\.\d\d(\d\d)?)?$": (
        "is no CIP code",
        'Write two, four or six digits in quotes, such as "11", "11.07" or "11.0701".',
    ),
    r"^[a-z]{2,3}(-[A-Z]{2})?$": ("is no language code", "Write a code such as en or en-US."),
}


def explain(file: YamlFile, model: type[BaseModel], error: ValidationError) -> Iterator[Fault]:
    """A fault for each error that `model` found in `file`."""
    schema = cast(Schema, model.model_json_schema())
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        yield from _explain_one(file, _strip_tags(file, loc), detail, _keys_at(schema, loc[:-1]))


def _explain_one(
    file: YamlFile, path: KeyPath, detail: ErrorDetails, known: tuple[str, ...]
) -> Iterator[Fault]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        yield file.fault(path, "is missing", f"Add `{path[-1]}:` here.")
    elif kind == "extra_forbidden":
        yield file.fault(path, "is not a key that belongs here", _suggest_key(path[-1], known))
    elif kind == "literal_error":
        yield file.fault(path, *_explain_choice(detail["input"], str(context["expected"])))
    elif kind.startswith("union_tag"):
        yield from _explain_kind(file, path, context)
    elif detail["input"] is None:
        yield file.fault(path, "has no value", "Write the value, or remove the key if optional.")
    elif kind == "string_pattern_mismatch":
        yield file.fault(path, *PATTERNS.get(str(context["pattern"]), _spell(context)))
    elif kind in WRONG_TYPES:
        yield file.fault(path, *WRONG_TYPES[kind])
    else:
        yield file.fault(path, *_explain_bound(kind, context))


def _explain_bound(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    bounds = {
        "too_short": ("has too few entries", "Give at least {min_length}."),
        "greater_than": ("is too small", "Write a number above {gt}."),
        "greater_than_equal": ("is too small", "Write {ge} or more."),
        "less_than_equal": ("is too large", "Write {le} or less."),
    }
    problem, fix = bounds.get(kind, (f"is wrong ({kind})", "Compare it with a built-in edition."))
    return problem, fix.format(**context)


def _explain_choice(value: object, expected: str) -> tuple[str, str]:
    choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
    listed = ", ".join(choices)
    near = get_close_matches(str(value), choices, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return "is none of the allowed words", f"{hint}Write one of: {listed}."


def _explain_kind(file: YamlFile, path: KeyPath, context: Mapping[str, Any]) -> Iterator[Fault]:
    where = (*path, "kind")
    if "expected_tags" in context:
        yield file.fault(where, *_explain_choice(file.at(where), context["expected_tags"]))
    else:
        yield file.fault(where, "is missing", "Add `kind:` with the kind of requirement.")


def _spell(context: Mapping[str, Any]) -> tuple[str, str]:
    return "is not spelt as it must be", f"It must fit {context['pattern']}."


def _suggest_key(key: str | int, known: tuple[str, ...]) -> str:
    near = get_close_matches(str(key), known, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Remove it; the keys known here are: {', '.join(known)}."


def _strip_tags(file: YamlFile, loc: tuple[int | str, ...]) -> KeyPath:
    """The path in the file: without the name of the union's branch, and with `[key]` marks left
    out."""
    path: KeyPath = ()
    for index, part in enumerate(loc):
        if part == "[key]":
            continue
        around = file.at(path)
        is_last = index == len(loc) - 1
        if isinstance(around, dict) and part not in around and not is_last:
            continue
        path = (*path, part)
    return path


def _keys_at(schema: Schema, loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys known to the mapping at `loc`; empty where the schema has none there."""
    here = _resolve(schema, schema)
    for part in loc:
        here = _resolve(schema, _step(schema, here, part))
    return tuple(here.get("properties", {}))


def _step(schema: Schema, here: Schema, part: int | str) -> Schema:
    if "discriminator" in here:
        return {"$ref": here["discriminator"]["mapping"][part]}
    if isinstance(part, int):
        return cast(Schema, here.get("items", {}))
    return cast(Schema, here.get("properties", {}).get(part, {}))


def _resolve(schema: Schema, here: Schema) -> Schema:
    for choice in here.get("anyOf", ()):
        if choice.get("type") != "null":
            here = choice
    if "$ref" in here:
        return cast(Schema, schema["$defs"][here["$ref"].rsplit("/", 1)[-1]])
    return here
