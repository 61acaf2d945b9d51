"""What must not be known of a made-up person, and ways to look for it."""

from __future__ import annotations

import re

from PIL import Image, ImageOps

from hiring.demo.extras import private
from hiring.demo.people import Person
from hiring.reading.ocr import engine
from hiring.redaction.stream import fold


def secrets_of(who: Person) -> list[str]:
    """Strings that stand once in the person's résumé and never in its twin; the parts of the name
    among them."""
    stated = [line.split(": ", 1)[1] for line in private(who.key, who.split).lines]
    told = [line for line in stated if not line.isdigit()]  # an age is a number like any other
    years = [study.when for study in who.studies if study.when]
    names = [part for part in who.name.split() if not part.endswith(".")]
    return [*names, who.email, who.phone, who.street, who.city.split()[-1], *told, *years]


def stated_once(secrets: list[str], text: str) -> list[str]:
    """The secrets but for the years that the text states for another reason, too."""
    plain = squeeze(text)
    return [one for one in secrets if not one.isdigit() or plain.count(one) == 1]


def squeeze(text: str) -> str:
    """Letters and digits alone, without accents: what is spaced out or run together looks alike."""
    return re.sub(r"[\W_]", "", fold(text).lower())


def found_in(text: str, secrets: list[str]) -> list[str]:
    """The secrets that the text holds: a name as a word, anything else whatever parts it."""
    plain, words = squeeze(text), set(re.findall(r"[a-z]+", fold(text).lower()))
    return [
        secret
        for secret in secrets
        if (fold(secret).lower() in words if secret.isalpha() else squeeze(secret) in plain)
    ]


def read_picture(picture: Image.Image) -> str:
    """What a machine reads in a picture, as it is and with every faint difference made strong."""
    grey = picture.convert("L")
    strong = ImageOps.equalize(grey)
    api = engine()
    texts = []
    for shown in (grey, strong):
        api.SetImage(shown)
        texts.append(api.GetUTF8Text())
    return "\n".join(texts)
