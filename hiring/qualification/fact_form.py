"""The form of one fact: its fields with what they hold, what the document says of each, and what a
person typed; and back to the changes that were made in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from hiring.qualification.dates import shown_date
from hiring.qualification.fact_fields import FIGURES, FactKind
from hiring.qualification.fact_values import LICENCES
from hiring.qualification.quotes import AMENDMENT
from hiring.qualification.typed_dates import read_date
from hiring.qualification.words import LEVELS

Json = Mapping[str, Any]
Control = Literal["text", "date", "choice", "radio", "percent", "figure"]

_YES_NO = {"yes": "yes", "unclear": "unclear", "no": "no"}
# The form sends along what each field held when the person saw it.
HELD = "held-"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: `value` as the form shows it, `held` what the fact holds in the findings that the
    person sees, `said` the words of the documents it was read from (with the anchors of those
    words), `error` what is wrong with what was typed."""

    name: str
    label: str
    control: Control
    hint: str = ""
    choices: Mapping[str, str] | None = None
    value: str = ""
    held: str = ""
    said: str = ""
    words: tuple[str, ...] = ()
    error: str = ""


_DATE = "A month and year, or a year alone."
FIELDS: dict[FactKind, tuple[FormField, ...]] = {
    "position": (
        FormField("title", "Title", "text"),
        FormField("employer", "Employer", "text"),
        FormField("start", "Start", "date", _DATE),
        FormField("end", "End", "date", f"{_DATE[:-1]}, or “present”."),
        FormField(
            "share", "Share of full time, in %", "percent", "Empty: part-time, share not stated."
        ),
        FormField("oversight", "Oversaw the whole IT department", "radio", "", _YES_NO),
        FormField("manages_staff", "Managed technical staff", "radio", "", _YES_NO),
        FormField("staff", "Staff of the department", "figure"),
        FormField("users", "Users served", "figure"),
        FormField("sites", "Sites", "figure"),
        FormField("devices", "Devices", "figure"),
        FormField("budget", "Yearly budget, in dollars", "figure"),
    ),
    "degree": (
        FormField("level", "Level", "choice", "", LEVELS),
        FormField("degree", "Name of the degree", "text", "Such as B.S."),
        FormField("field", "Field of study", "text"),
        FormField("concentration", "Concentration", "text"),
        FormField("institution", "Institution", "text"),
        FormField("conferred", "Conferred", "radio", "Whether, never when.", _YES_NO),
        FormField(
            "equivalence",
            "Maps to a United States degree",
            "radio",
            "",
            {"plain": "yes", "unclear": "unclear"},
        ),
    ),
    "licence": (
        FormField("kind", "Kind", "choice", "", LICENCES),
        FormField(
            "status",
            "Stated as",
            "radio",
            "",
            {"valid": "valid", "unclear": "not said whether valid", "invalid": "not valid"},
        ),
    ),
    "automobile": (
        FormField(
            "status", "A personal automobile can be used", "radio", "", {"yes": "yes", "no": "no"}
        ),
    ),
}
# The words of a document that a field was read from.
_EVIDENCE = {"start": "dates", "end": "dates"}
_NEW: dict[FactKind, Json] = {
    "position": {"share": 1},
    "degree": {"level": "bachelor", "conferred": "unclear", "equivalence": "plain"},
    "licence": {"kind": "driver"},
    "automobile": {},
}


def fill_form(
    kind: FactKind,
    fact: Json | None,
    *,
    words: Mapping[str, tuple[str, ...]] | None = None,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    offered: Json | None = None,
) -> tuple[FormField, ...]:
    """The fields of the form of a fact in the shape of the stored result, or of a new one (None).
    What was `typed` stays; a field that was not touched shows what the fact holds now.  What words
    of a document say of a new fact is `offered`, as if it were typed."""
    held = _NEW[kind] if fact is None else fact
    shown = {**held, **(offered or {})}
    evidence = shown.get("evidence", ())
    return tuple(
        replace(
            field,
            value=_shown(field, typed, held) if typed else show_held(field, shown),
            held=show_held(field, held),
            said=_said(field.name, evidence),
            words=(words or {}).get(_EVIDENCE.get(field.name, field.name), ()),
            error=(errors or {}).get("signals" if field.control == "figure" else field.name, ""),
        )
        for field in FIELDS[kind]
    )


def show_held(field: FormField, fact: Json) -> str:
    """What the fact holds in this field, as the form shows it."""
    if field.control == "figure":
        return _figure(field.name, fact)
    value = fact.get(field.name)
    if value is None:
        return ""
    if field.control == "percent":
        return f"{value * 100:.4g}"
    if field.control == "date":
        return "present" if value == "present" else shown_date(value)
    return str(value)


def _figure(name: str, fact: Json) -> str:
    values = (s["value"] for s in fact.get("signals", ()) if s["kind"] == name and s["value"])
    value = max(values, default=None)
    return f"{value:.15g}" if value is not None else ""


def _shown(field: FormField, typed: Mapping[str, str], held: Json) -> str:
    touched = _touched(field, typed)
    return show_held(field, held) if touched is None else touched


def _touched(field: FormField, typed: Mapping[str, str]) -> str | None:
    """What was typed into the field; None where it was left as the person found it."""
    text = typed.get(field.name, "").strip()
    return text if text != typed.get(f"{HELD}{field.name}", "") else None


def _said(name: str, evidence: Sequence[Json]) -> str:
    kind = _EVIDENCE.get(name, name)
    said = (
        item["quote"]
        for item in evidence
        if item["for"] == kind and not item["document"].startswith(AMENDMENT)
    )
    return " ".join(dict.fromkeys(said)).rstrip(" ,;|")


def read_changes(kind: FactKind, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields that the person touched, with values as facts have them: what others changed
    meanwhile is not among them."""
    changes: dict[str, Any] = {}
    figures = []
    for field in FIELDS[kind]:
        text = _touched(field, typed)
        if text is None:
            continue
        if field.control == "figure":
            figures.append(_signal(field.name, text))
        elif field.control != "radio" or text:
            changes[field.name] = _value(field, text)
    if figures:
        changes["signals"] = figures
    return changes


def _signal(name: str, text: str) -> dict[str, Any]:
    assert name in FIGURES
    number = text.replace(",", "").lstrip("$").strip()
    value: Any = float(number) if re.fullmatch(r"\d+(\.\d+)?", number) else text
    return {"kind": name, "value": value, "name": None, "quote": f"{text or 'no'} {name}"}


def _value(field: FormField, text: str) -> Any:
    if field.control == "date":
        return read_date(text)
    if field.control == "percent":
        number = text.removesuffix("%").strip()
        return float(number) / 100 if re.fullmatch(r"\d+(\.\d+)?", number) else text or None
    return text or None
