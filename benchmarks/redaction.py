"""How surely the twin covers what it must, and how much else it covers: made-up people in every
layout.

    python -m benchmarks.redaction --people 3 --pictures 0

Each person has a name, ways to be reached, birth, age, family, pay and years of schooling that are
known.  Prints which of these strings the twin's text still holds, and the share of other words that
it covers, by kind; with `--pictures N` the pictures of every Nth twin are read by a machine, too.
"""

from __future__ import annotations

import argparse
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image, ImageOps

from hiring.demo.draw import person
from hiring.demo.extras import private
from hiring.demo.layout import layouts
from hiring.demo.people import Person
from hiring.demo.render import render
from hiring.demo.wording import date_styles
from hiring.reading import reader
from hiring.reading.limits import Limits
from hiring.reading.ocr import engine
from hiring.reading.placing import place_document
from hiring.redaction.inputs import Inputs
from hiring.redaction.jobs import MadeTwin, TwinJob
from hiring.redaction.making import make_twin
from hiring.redaction.stream import fold


def squeeze(text: str) -> str:
    """Letters and digits alone, without accents."""
    return re.sub(r"[\W_]", "", fold(text).lower())


def secrets_of(who: Person, text: str) -> dict[str, str]:
    """What must not be left, by kind; years of schooling only where the text states them once."""
    birth, place, age, family, pay = (
        line.split(": ", 1)[1] for line in private(who.key, who.split).lines
    )
    names = [part for part in who.name.split() if not part.endswith(".")]
    found = {f"name {n}": part for n, part in enumerate(names)}
    found |= {"email": who.email, "phone": who.phone, "street": who.street}
    found |= {"postal code": who.city.split()[-1], "birth": birth, "birthplace": place}
    found |= {"age": f"Age: {age}", "family": family, "pay": pay}
    for n, study in enumerate(who.studies):
        dated = study.when is not None and any(map(str.isdigit, study.when))
        if dated and study.when and squeeze(text).count(squeeze(study.when)) == 1:
            found[f"schooling {n}"] = study.when
    return found


def is_left(secret: str, text: str) -> bool:
    """Whether the text still holds the secret: a name as a word, an age after that word, anything
    else whatever parts it."""
    if secret.startswith("Age: "):
        return re.search(rf"\bage\W+{secret[5:]}\b", text, re.I) is not None
    if secret.isalpha():
        return fold(secret).lower() in re.findall(r"[a-z]+", fold(text).lower())
    return squeeze(secret) in squeeze(text)


def twins(people: int, seed: int) -> Iterator[tuple[Person, str, str, MadeTwin]]:
    """Each person's twin: the person, the layout, the text of the résumé, the twin."""
    for number in range(people):
        for place, layout in enumerate(layouts()):
            drawn = person(seed + number * 100 + place, "test")
            who = replace(drawn, extras=(*drawn.extras, private(drawn.key, drawn.split)))
            style = date_styles()[(number * 7 + place) % len(date_styles())]
            resume = render(who, layout, style, seed + number)
            facts, document = reader.read_document(resume.content, resume.filename, Limits())
            names = (facts.contact.name,) if facts.contact.name else ()
            words = place_document(document) if document else None
            job = TwinJob(Inputs(0, 0, 0, "", ""), facts.sha256, facts, names, (), words)
            yield who, layout, facts.text, make_twin(job, resume.content, Limits())


def read_pictures(twin: MadeTwin) -> str:
    """What a machine reads in the pictures of a twin, as they are and with all contrast raised."""
    api, texts = engine(), []
    for page in twin.pages:
        if page.image is not None:
            grey = Image.open(io.BytesIO(page.image)).convert("L")
            for shown in (grey, ImageOps.equalize(grey)):
                api.SetImage(shown)
                texts.append(api.GetUTF8Text())
    return "\n".join(texts)


def count_wrong(twin: MadeTwin, secrets: Sequence[str], who: Person) -> Counter[str]:
    """The covered words that are part of nothing that must be covered, by kind."""
    known = {
        squeeze(word)
        for said in (*secrets, who.city, who.name, *private(who.key, who.split).lines)
        for word in (*said.split(), *re.findall(r"\w+", said))
    }
    known |= {squeeze(word) for study in who.studies for word in (study.when or "").split()}
    wrong: Counter[str] = Counter()
    for redaction in twin.redactions:
        words = [squeeze(word) for word in redaction.quote.split()]
        wrong[redaction.kind] += sum(bool(word) and word not in known for word in words)
    return wrong


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 1 where anything was left."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.redaction", description=__doc__)
    parser.add_argument("--people", type=int, default=1, help="for each layout")
    parser.add_argument("--seed", type=int, default=20_000)
    parser.add_argument("--pictures", type=int, default=0, help="read those of every Nth twin")
    args = parser.parse_args(argv)
    looked = left = words = pictures = 0
    wrong: Counter[str] = Counter()
    for n, (who, layout, text, twin) in enumerate(twins(args.people, args.seed)):
        secrets = secrets_of(who, text)
        shown = " ".join(line for page in twin.pages for line in page.lines)
        if args.pictures and n % args.pictures == 0:
            pictures += 1
            shown += read_pictures(twin)
        missed = {kind: said for kind, said in secrets.items() if is_left(said, shown)}
        for kind, said in missed.items():
            print(f"left: {layout:20} {who.key}  {kind:12} {said}")
        looked, left = looked + len(secrets), left + len(missed)
        words += len(twin.text.words)
        wrong += count_wrong(twin, list(secrets.values()), who)
    print(f"{looked} strings that must be covered: {looked - left} covered, {left} left")
    print(f"pictures of {pictures} twins read")
    share = 100 * sum(wrong.values()) / max(words, 1)
    print(f"{words} words: {sum(wrong.values())} others covered ({share:.2f} %) {dict(wrong)}")
    return int(left > 0)


if __name__ == "__main__":
    raise SystemExit(main())
