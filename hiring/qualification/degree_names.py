"""What the name of a degree says by itself: an MBA names business administration, a B.S.C.S.
computer science.
"""

from __future__ import annotations

import re

from hiring.reading.facts import Degree

# Degrees whose name is their field; a field stated beside it is then a concentration.
_PROFESSIONAL = {
    "MBA": "Business Administration",
    "EMBA": "Business Administration",
    "DBA": "Business Administration",
    "MPA": "Public Administration",
    "EMPA": "Public Administration",
    "DPA": "Public Administration",
    "MPP": "Public Policy",
    "MEd": "Education",
    "EdM": "Education",
    "EdS": "Education",
    "EdD": "Education",
    "MAT": "Teaching",
    "MLS": "Library Science",
    "MPH": "Public Health",
    "MHA": "Health Administration",
    "MSW": "Social Work",
    "MSN": "Nursing",
    "MFA": "Fine Arts",
    "MDiv": "Divinity",
    "JD": "Law",
    "LLM": "Law",
    "MD": "Medicine",
    "DDS": "Dentistry",
    "DVM": "Veterinary Medicine",
    "PharmD": "Pharmacy",
}
# Degrees that carry a field in their abbreviation, used where no field is stated.
_ABBREVIATED = {
    "BBA": "Business Administration",
    "BSBA": "Business Administration",
    "BFA": "Fine Arts",
    "BSN": "Nursing",
    "BEd": "Education",
    "BCS": "Computer Science",
    "BSCS": "Computer Science",
    "MCS": "Computer Science",
    "MSCS": "Computer Science",
    "BSIT": "Information Technology",
    "MSIT": "Information Technology",
    "BSIS": "Information Systems",
    "MSIS": "Information Systems",
    "MSMIS": "Management Information Systems",
    "BSCIS": "Computer Information Systems",
    "MSCIS": "Computer Information Systems",
    "BSEE": "Electrical Engineering",
    "MSEE": "Electrical Engineering",
    "BSME": "Mechanical Engineering",
    "MSME": "Mechanical Engineering",
    "BCA": "Computer Applications",
    "MCA": "Computer Applications",
}
_FULL_NAMES = {
    "master of business administration": "MBA",
    "masters of business administration": "MBA",
    "doctor of business administration": "DBA",
    "master of public administration": "MPA",
    "masters of public administration": "MPA",
    "master of public policy": "MPP",
    "master of education": "MEd",
    "masters of education": "MEd",
    "doctor of education": "EdD",
    "education specialist": "EdS",
    "master of arts in teaching": "MAT",
    "master of library science": "MLS",
    "master of public health": "MPH",
    "master of social work": "MSW",
    "master of fine arts": "MFA",
    "juris doctor": "JD",
    "doctor of law": "JD",
    "doctor of medicine": "MD",
}
_CODES = {code.upper(): code for code in (*_PROFESSIONAL, *_ABBREVIATED)}
# A master's degree without a name of its own is known by its field.
_GENERIC = re.compile(r"(?:graduate\s+)?(?:master(?:['’]?s)?)?(?:\s+degree)?(?:\s+of)?\s*", re.I)
_BY_FIELD = {"business administration": "MBA", "public administration": "MPA"}


def name_degree(degree: Degree) -> str | None:
    """The usual abbreviation of the degree, such as "MBA"; None where its name says no field.

    "Executive M.B.A.", "Master of Business Administration" and a plain master's in Business
    Administration are MBAs.
    """
    text = degree.degree or ""
    words = re.findall(r"[a-z]+", re.sub(r"[.'’]", "", text.lower()))
    plain = " ".join(words)
    for full, code in _FULL_NAMES.items():
        if full in plain:
            return code
    for size in (1, 2):
        for at in range(len(words) - size + 1):
            code = _CODES.get("".join(words[at : at + size]).upper(), "")
            if code:
                return code.removeprefix("E") if code in ("EMBA", "EMPA") else code
    if degree.level == "master" and is_unnamed(degree):
        return _BY_FIELD.get((degree.field or "").strip().lower())
    return None


def is_unnamed(degree: Degree) -> bool:
    """Whether the document only says the level of the degree, such as "Master's degree"."""
    return bool(_GENERIC.fullmatch(degree.degree or ""))


def implied_field(code: str | None) -> str | None:
    """The field that the abbreviation names; None where it names none."""
    return _PROFESSIONAL.get(code or "") or _ABBREVIATED.get(code or "")


def is_professional(code: str | None) -> bool:
    """Whether the degree's name is its field, so that a field stated beside it is a
    concentration.
    """
    return code in _PROFESSIONAL
