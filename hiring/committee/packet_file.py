"""The packet as a tagged PDF (PDF/UA-1): the same data gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from flask import Flask

from hiring.committee.agreement import FLAGS, mean_for_ranking, severity_axis, shares
from hiring.committee.axis import axis_of
from hiring.committee.bands import band_runs
from hiring.committee.basis import passed_over
from hiring.committee.decision_forms import competencies
from hiring.committee.few_raters import tell_few_raters
from hiring.committee.figures import show_points, show_signed
from hiring.committee.official_words import describe_list, describe_passed_over
from hiring.committee.packet import Packet
from hiring.committee.packet_pictures import bars, place, strokes
from hiring.committee.score_pages import describe_ranking
from hiring.committee.words import chance
from hiring.foundation.storage import sha256
from hiring.panel.models import Practice, ScoresUse, SeeOthers
from hiring.panel.rules_forms import PRACTICE, SCORES_USE, SEE_OTHERS
from hiring.panel.scoring_forms import conversion_words
from hiring.scoring.means import round_shown

STYLE = Path(__file__).parents[1] / "static" / "css" / "packet.css"


TEMPLATES = Path(__file__).parents[2] / "templates"
PARTS = ("packet/*.html", "committee/_macros.html", "_macros/ui.html")


@dataclass(frozen=True, slots=True)
class Written:
    """A packet as a file."""

    data: bytes
    pages: int


def write_packet(app: Flask, packet: Packet) -> Written:
    """The file; inside an application context."""
    return lay_out(write_html(app, packet), packet.digest)


def lay_out(html: str, digest: str) -> Written:
    """The file with this text, which takes seconds and asks nothing of the database."""
    import weasyprint

    style = weasyprint.CSS(filename=str(STYLE))
    document = weasyprint.HTML(string=html).render(stylesheets=[style], pdf_variant="pdf/ua-1")
    data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=digest.encode())
    return Written(bytes(data), len(document.pages))


def form_of() -> str:
    """The SHA-256 of what lays packets out: templates, style, the product and its printer.  Another
    release may make another file of the same data."""
    parts = [STYLE, *(path for part in PARTS for path in sorted(TEMPLATES.glob(part)))]
    made_by = "".join(version(name) for name in ("hiring-pipeline", "weasyprint"))
    return sha256(b"".join(path.read_bytes() for path in parts) + made_by.encode())


def write_html(app: Flask, packet: Packet) -> str:
    """The packet before it is laid out."""
    data = packet.data
    ranking, rules = data.ranking, data.rules
    edition, scores = ranking.sources.edition, ranking.scores
    return app.jinja_env.get_template("packet/packet.html").render(
        packet=packet,
        data=data,
        voice=packet.voice,
        ranking=ranking,
        scores=scores,
        sources=ranking.sources,
        edition=edition,
        words=describe_ranking(ranking),
        few_raters=tell_few_raters(ranking),
        official_words=_tell_official(packet),
        passed_over=_tell_passed_over(packet),
        runs=band_runs(ranking.rated),
        see_others=SEE_OTHERS[SeeOthers(rules.see_others)],
        practice=PRACTICE[Practice(rules.practice)],
        scores_use=SCORES_USE[ScoresUse(rules.scores_use)],
        conversion=conversion_words(ranking.sources.scoring.conversion, edition),
        meaning=mean_for_ranking(scores.reliability),
        shares=shares(scores.reliability.variance),
        flags=FLAGS,
        levels={level.value: level.label for level in edition.levels},
        competencies=competencies(edition),
        axis=axis_of(edition),
        severity_axis=severity_axis(scores.raters),
        points=show_points,
        signed=show_signed,
        shown=round_shown,
        chance=chance,
        ranks_told=_tell_ranks,
        place=place,
        strokes=strokes,
        bars=bars,
    )


def _tell_ranks(probabilities: Sequence[float]) -> str:
    """The picture of the ranks in words."""
    told = (f"rank {n} in {chance(share)}" for n, share in enumerate(probabilities, 1) if share)
    return f"{', '.join(told)} draws"


def _tell_official(packet: Packet) -> tuple[str, ...]:
    """The official list in sentences.  Where preference counts in it the public gets none of it:
    places and totals would tell who has claimed preference."""
    official = packet.data.official
    if official is None or (packet.voice.public and official.rule is not None):
        return ()
    return describe_list(official.placed, packet.voice.candidates)


def _tell_passed_over(packet: Packet) -> str:
    """The flag on a choice that passes over candidates with preference, for the committee alone."""
    decision = packet.data.decision
    if decision is None or packet.voice.public or packet.data.open_still:
        return ""
    numbers = passed_over(decision.basis, decision.chosen.number)
    names = [one.shown_name for one in packet.data.applications if one.number in numbers]
    return describe_passed_over(names, decision.chosen.shown_name)
