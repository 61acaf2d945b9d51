"""Words of columns that stand side by side are never read as one line, one quote or one summary."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pytest

from hiring.demo.generate import resumes
from hiring.reading.facts import Facts
from hiring.reading.normalise import normalise
from hiring.reading.reader import read
from tests.reading.documents import read_html

# Where, in points, the white strip between the columns of a layout lies.
GUTTERS = {
    "two-columns": 306.0,
    "sidebar-left": 187.0,
    "sidebar-right": 400.0,
    "infographic": 210.0,
}
STRIP = 13.0  # points: narrower white is a space within a row
SEEDS = (5, 6)


def words_by_side(data: bytes, gutter: float) -> tuple[set[str], set[str]]:
    """The words that stand only left and only right of the strip, by a second program; those of
    rows that run across it left out."""
    left: set[str] = set()
    right: set[str] = set()
    across: set[str] = set()
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for word in page.extract_words(y_tolerance=1):
                middle = (word["top"] + word["bottom"]) / 2
                beside = [c for c in page.chars if c["top"] < middle < c["bottom"]]
                ends = [c["x1"] for c in beside if c["x0"] < gutter and c["text"].strip()]
                starts = [c["x0"] for c in beside if c["x0"] >= gutter and c["text"].strip()]
                free = min(starts, default=gutter + STRIP) - max(ends, default=0.0) >= STRIP
                side = left if word["x1"] <= gutter else right
                (side if free else across).add(normalise(word["text"]))
    return left - right - across, right - left - across


def said(facts: Facts) -> Iterator[str]:
    """Everything that must come from one column: each line of the text, and each quote."""
    yield from facts.text.split("\n")
    for fact in (*facts.positions, *facts.education, facts.contact):
        yield from (evidence.quote for evidence in fact.evidence)


@pytest.mark.parametrize("layout", GUTTERS)
def test_no_line_and_no_quote_mixes_columns(layout: str) -> None:
    for seed in SEEDS:
        [resume] = resumes(1, "train", seed, only=[layout])
        left, right = words_by_side(resume.content, GUTTERS[layout])
        assert min(len(left), len(right)) > 20, resume.filename
        facts = read(resume.content, resume.filename)
        mixed = [x for x in said(facts) if left & set(x.split()) and right & set(x.split())]
        assert mixed == [], resume.filename


@pytest.mark.parametrize("layout", ["sidebar-left", "sidebar-right", "infographic"])
def test_no_summary_has_words_of_the_sidebar(layout: str) -> None:
    for seed in SEEDS:
        [resume] = resumes(1, "train", seed, only=[layout])
        left, right = words_by_side(resume.content, GUTTERS[layout])
        aside = right if layout == "sidebar-right" else left
        facts = read(resume.content, resume.filename)
        assert len(facts.positions) > 0
        strange = [w for p in facts.positions for w in p.summary.split() if w in aside]
        assert strange == [], resume.filename


ASIDE = (
    "<h2>Skills</h2>" + "".join(f"<p>aside skill number {n}</p>" for n in "123456789")
    + "<h2>Languages</h2><p>aside Danish</p><p>aside Finnish</p>"
)  # fmt: skip
JOBS = (
    ("Director of Technology", "Fernhollow School District", "Jul 2012 – present"),
    ("Network Manager", "Town of Pellworth", "Aug 2006 – Jul 2012"),
    ("Systems Analyst", "Orrin Data Inc.", "Jun 2001 – Aug 2006"),
)
MAIN = "<h2>Experience</h2>" + "".join(
    f"<p><b>{title}</b></p><p>{employer}, {dates}</p><ul><li>Ran the networks and planned what was "
    "to come, year by year, with all who had to pay for it.</li><li>Wrote the reports.</li></ul>"
    for title, employer, dates in JOBS
)
BUILDS = {
    "float": (
        ".a { float: left; width: 5cm } .m { margin-left: 6cm }",
        "<div class=a>{a}</div><div class=m>{m}</div>",
    ),
    "float on the right": (
        ".a { float: right; width: 5cm } .m { margin-right: 6cm }",
        "<div class=a>{a}</div><div class=m>{m}</div>",
    ),
    "flex": (
        ".r { display: flex; gap: 0.6cm } .a { width: 5cm } .m { width: 11cm }",
        "<div class=r><div class=a>{a}</div><div class=m>{m}</div></div>",
    ),
    "grid, the sidebar last in the file": (
        ".r { display: grid; grid-template-columns: 5cm 11cm; column-gap: 0.6cm } "
        ".a { grid-column: 1; grid-row: 1 } .m { grid-column: 2; grid-row: 1 }",
        "<div class=r><div class=m>{m}</div><div class=a>{a}</div></div>",
    ),
    "table": (
        "td { vertical-align: top } .a { width: 5cm; padding-right: 0.6cm }",
        "<table><tr><td class=a>{a}</td><td>{m}</td></tr></table>",
    ),
    "placed": (
        ".a { position: absolute; top: 0; left: 11.5cm; width: 5cm } .m { width: 10.8cm }",
        "<div class=m>{m}</div><div class=a>{a}</div>",
    ),
    "on a dark band": (
        ".a { float: left; width: 5cm; background: #234; color: white; padding: 0.3cm } "
        ".m { margin-left: 6.2cm }",
        "<div class=a>{a}</div><div class=m>{m}</div>",
    ),
}


@pytest.mark.parametrize("build", BUILDS)
def test_sidebar_built_in_any_way_stays_apart(build: str) -> None:
    css, body = BUILDS[build]
    facts = read_html("<h1>Ana Wexley</h1>" + body.format(a=ASIDE, m=MAIN), css)
    lines = [line for line in facts.text.split("\n") if "aside" in line]
    assert [line.split()[0] for line in lines] == ["aside"] * 11
    assert [line.count("aside") for line in lines] == [1] * 11
    assert [(p.title, p.employer) for p in facts.positions] == [job[:2] for job in JOBS]
    assert [p.title for p in facts.positions if "aside" in p.summary] == []
