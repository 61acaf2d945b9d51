"""The packet: one tagged PDF that anybody can read, and its twin that names nobody."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from flask import Flask
from pdfplumber.pdf import PDF
from sqlalchemy.orm import Session

from hiring.cli import main
from hiring.committee.packet import collect
from hiring.committee.packet_file import write_packet
from hiring.committee.voices import WITHHELD, public_voice
from hiring.config import Settings
from hiring.panel import service
from hiring.qualification.service import qualify
from hiring.vacancies.models import Vacancy
from tests.committee.made import NAMES
from tests.panel import made

NOTE = "Ana spoke of her years with Noel."


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Three candidates, two members, a note that names people."""
    vacancy = made.vacancy(session)
    members = [made.member(session, vacancy, name) for name in ("Mara", "Noel")]
    for name, level in zip(NAMES, (4, 3, 2), strict=True):
        application = made.candidate(session, vacancy, name)
        qualify(session, application_id=application.id)
        made.send(session, application)
        for member in members:
            if (name, member.name) == (NAMES[0], "Mara"):
                sheet = made.open_sheet(session, application, member)
                service.rate(session, sheet, item=2, value=5, note=NOTE)
            made.submit_sheet(session, application, member, level)
    session.commit()
    return vacancy


@pytest.fixture
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings as the command finds them."""
    for name, value in settings.model_dump(exclude_defaults=True).items():
        monkeypatch.setenv(name.upper(), str(value))


def write(app: Flask, session: Session, vacancy: Vacancy, *, public: bool = False) -> bytes:
    with app.app_context():
        return write_packet(app, collect(session, vacancy, preference=True, public=public))


def nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from nodes(node.get("children", []))


def text_of(pdf: PDF) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def test_command_writes_a_file_that_is_tagged_and_reads_in_order_the_same_bytes_each_time(
    app: Flask, session: Session, vacancy: Vacancy, environment: None, tmp_path: Path
) -> None:
    file = tmp_path / "packet.pdf"
    assert main(["packet", str(vacancy.id), "--output", str(file)]) == 0
    assert file.read_bytes() == write(app, session, vacancy)
    with pdfplumber.open(file) as pdf:
        catalog = pdf.doc.catalog
        assert catalog["Lang"] in (b"en", "en")
        assert catalog["MarkInfo"]["Marked"]
        assert catalog["ViewerPreferences"]["DisplayDocTitle"]
        assert pdf.metadata["Title"] == "Packet: CTO"
        tagged = list(nodes(pdf.structure_tree))
        kinds = [node["type"] for node in tagged]
        assert kinds.count("H1") == 1
        assert kinds.count("H2") == 6 + len(NAMES)
        assert {"Table", "TH", "TD", "L", "LI", "Figure"} <= set(kinds)
        figures = [node for node in tagged if node["type"] == "Figure"]
        assert all(node.get("alt_text") for node in figures)
        assert any("90 % interval" in node["alt_text"] for node in figures)
        text = text_of(pdf)
    headings = ("Contents", "Rules in force", "Decision", "Ranked list", "Agreement of the panel")
    places = [text.rindex(heading) for heading in headings[1:]]
    assert places[0] < text.index("Ana Kovač leads") < places[3]
    assert text.index("At least 2 raters") < text.index("has recorded no decision yet")
    assert NOTE in text
    assert "4 Proficient" in text


def test_other_data_has_another_hash(session: Session, vacancy: Vacancy) -> None:
    def digest() -> str:
        return collect(session, vacancy, preference=True, public=False).digest

    before = digest()
    assert digest() == before
    fay = made.candidate(session, vacancy, "Fay Lund")
    made.send(session, fay)
    made.submit_sheet(session, fay, made.person(session, "Mara"), 3)
    assert digest() != before


def test_public_twin_names_nobody_and_quotes_nobody(
    app: Flask, session: Session, vacancy: Vacancy
) -> None:
    data = write(app, session, vacancy, public=True)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = text_of(pdf) + " ".join(
            str(node.get("alt_text")) for node in nodes(pdf.structure_tree)
        )
        assert pdf.metadata["Title"] == "Public packet: CTO"
    for name in ("Kovač", "Ana", "Ben Ode", "Eve Park", "Mara", "Noel", "spoke of"):
        assert name not in text
    assert "Candidate 1 leads" in text
    assert "Member 2" in text
    assert WITHHELD in text


def test_names_in_what_the_committee_wrote_give_way_to_labels() -> None:
    voice = public_voice({7: (1, "Ana Kovač-Lee")}, {3: "Noel Ode"})
    assert voice.said("Kovač-Lee, so NOEL said, outdid Noel Ode's Anagram.") == (
        "Candidate 1-Candidate 1, so Member 1 said, outdid Member 1's Anagram."
    )
    assert voice.quote("") == ""


def test_command_says_what_is_wrong(
    vacancy: Vacancy, environment: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["packet", "no such vacancy", "--output", str(tmp_path / "none.pdf")]) == 2
    assert "there is no vacancy 'no such vacancy'" in capsys.readouterr().err
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout.isatty", lambda: True)
        assert main(["packet", str(vacancy.id)]) == 2
    assert "a PDF is no text for a terminal" in capsys.readouterr().err
