"""The packet: one tagged PDF that anybody can read, and its twin that names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from flask import Flask
from pdfplumber.pdf import PDF
from sqlalchemy.orm import Session

from hiring import packet_command
from hiring.cli import main
from hiring.committee.packet import Packet, collect
from hiring.committee.packet_file import write_html, write_packet
from hiring.committee.voices import WITHHELD, public_voice
from hiring.config import Settings
from hiring.panel import rules, service
from hiring.qualification.service import qualify
from hiring.vacancies.models import Vacancy
from tests.committee.made import NAMES, choose_first
from tests.committee.test_packet_data import call_by_letters
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


def packet_of(
    session: Session, vacancy: Vacancy, *, public: bool = False, preference: bool = True
) -> Packet:
    return collect(
        session,
        vacancy,
        organisation="School district",
        preference=preference,
        public=public,
    )


def html_of(app: Flask, session: Session, vacancy: Vacancy, **how: bool) -> str:
    with app.app_context():
        return write_html(app, packet_of(session, vacancy, **how))


def nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from nodes(node.get("children", []))


def text_of(pdf: PDF) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def test_command_writes_a_file_that_is_tagged_and_reads_in_order(
    vacancy: Vacancy, environment: None, tmp_path: Path
) -> None:
    file = tmp_path / "packet.pdf"
    assert main(["packet", str(vacancy.id), "--output", str(file)]) == 0
    with pdfplumber.open(file) as pdf:
        catalog = pdf.doc.catalog
        assert catalog["Lang"] in (b"en", "en")
        assert catalog["MarkInfo"]["Marked"]
        assert catalog["ViewerPreferences"]["DisplayDocTitle"]
        assert pdf.metadata["Title"] == "Packet: CTO"
        tagged = list(nodes(pdf.structure_tree))
        kinds = [node["type"] for node in tagged]
        assert kinds.count("H1") == 1
        assert kinds.count("H2") == 7 + len(NAMES)
        levels = [int(kind[1]) for kind in kinds if kind in {"H1", "H2", "H3", "H4"}]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert {"Table", "TH", "TD", "L", "LI", "Figure"} <= set(kinds)
        figures = [node for node in tagged if node["type"] == "Figure"]
        assert all(node.get("alt_text") for node in figures)
        assert any("90 % interval" in node["alt_text"] for node in figures)
        text = text_of(pdf)
        for page in pdf.pages:
            assert [word["text"] for word in page.extract_words() if word["x1"] > page.width] == []
            assert f"page {page.page_number} of {len(pdf.pages)}" in page.extract_text()
    headings = ("Rules in force", "Decision", "Ranked list", "Agreement of the panel")
    places = [text.rindex(heading) for heading in headings]
    assert places[0] < text.rindex("Ana Kovač leads") < places[3]
    assert text.index("At least 2 raters") < text.index("has recorded no decision yet")
    assert NOTE in text
    assert ". . ." not in text
    assert "....." not in text
    assert "4 Proficient" in text


def test_same_data_make_the_same_bytes(
    app: Flask, session: Session, vacancy: Vacancy, environment: None, tmp_path: Path
) -> None:
    assert html_of(app, session, vacancy) == html_of(app, session, vacancy)
    empty = made.vacancy(session)  # a file that is made in a moment
    session.commit()
    file = tmp_path / "packet.pdf"
    assert main(["packet", str(empty.id), "--output", str(file)]) == 0
    with app.app_context():
        assert file.read_bytes() == write_packet(app, packet_of(session, empty)).data


def test_first_page_says_what_is_not_final(app: Flask, session: Session, vacancy: Vacancy) -> None:
    def first_page() -> str:
        html = " ".join(html_of(app, session, vacancy).split())
        return html.split("<header>", 1)[1].split("</header>", 1)[0]

    open_still = first_page()
    assert "<strong>Not final.</strong> Ratings can still change: rating goes on." in open_still
    assert "No decision is recorded yet." in open_still
    rules.close_panel(session, vacancy, actor_id=vacancy.created_by)
    assert "<strong>Not final.</strong> No decision is recorded yet." in first_page()


def test_public_twin_names_nobody_and_quotes_nobody(
    app: Flask, session: Session, vacancy: Vacancy
) -> None:
    aside = made.candidate(session, vacancy, "Fay Lund")
    text = html_of(app, session, vacancy, public=True)
    assert "<title>Public packet: CTO</title>" in text
    for name in ("Kovač", "Ana", "Ben Ode", "Eve Park", "Mara", "Noel", "spoke of"):
        assert name not in text
    assert "Candidate 1 leads" in text
    assert "Member 2" in text
    assert WITHHELD in text
    voice = packet_of(session, vacancy, public=True).voice
    assert voice.said("Better than Fay.") == f"Better than Candidate {aside.number}."
    call_by_letters(session, vacancy)
    voice = packet_of(session, vacancy, public=True).voice
    assert re.fullmatch(r"Member \d and Member \d", voice.said("Mara and Member A"))


def test_public_twin_does_not_tell_who_has_claimed_preference(
    app: Flask, session: Session, vacancy: Vacancy
) -> None:
    """The difference between percent and total would."""
    rules.close_panel(session, vacancy, actor_id=vacancy.created_by)
    full = html_of(app, session, vacancy)
    assert "By total with veterans’ preference" in full
    assert full.count("Ana Kovač has the highest total") == 2  # on the first page too
    public = html_of(app, session, vacancy, public=True)
    assert "Withheld here" in public
    assert "By total" not in public
    assert "highest total" not in public
    assert "By total, the highest first" in html_of(
        app, session, vacancy, public=True, preference=False
    )


def test_preference_is_closed_again_while_the_panel_goes_on(
    app: Flask, session: Session, vacancy: Vacancy
) -> None:
    cleo = made.committee_member(session, vacancy, "Cleo")
    rules.close_panel(session, vacancy, actor_id=vacancy.created_by)
    served = "Eve Park served in the Guard, and was weighed in full."
    choose_first(session, vacancy, cleo, on_preference=served)
    assert "served in the Guard" in html_of(app, session, vacancy)
    assert "served in the Guard" not in html_of(app, session, vacancy, public=True)
    rules.reopen_panel(session, vacancy, reason="A sheet is missing.", actor_id=cleo.id)
    again = html_of(app, session, vacancy)
    assert "served in the Guard" not in again
    assert "Closed while ratings can change." in again
    assert "The official list" not in again


def test_names_in_what_the_committee_wrote_give_way_to_labels() -> None:
    noel = {3: "Noel Ode"}
    voice = public_voice({7: (1, "Ana Kovač-Lee")}, noel, noel)
    assert voice.said("Kovač-Lee, so NOEL said, outdid Noel Ode's Anagram.") == (
        "Candidate 1-Candidate 1, so Member 1 said, outdid Member 1's Anagram."
    )
    assert voice.quote("") == ""


def test_names_of_members_whom_the_pages_do_not_name_give_way_too() -> None:
    raters = {5: "Mara Stone", 3: "Noel Ode"}
    voice = public_voice({}, raters, {5: "Member B", 3: "Member A"})
    assert voice.raters == {5: "Member 1", 3: "Member 2"}
    assert voice.said("Each member heard Member B, that is Mara, and Member A.") == (
        "Each member heard Member 1, that is Member 1, and Member 2."
    )


def test_command_says_what_is_wrong(
    vacancy: Vacancy, environment: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["packet", "no such vacancy", "--output", str(tmp_path / "none.pdf")]) == 2
    assert "there is no vacancy 'no such vacancy'" in capsys.readouterr().err
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout.isatty", lambda: True)
        assert main(["packet", str(vacancy.id)]) == 2
    assert "a PDF is no text for a terminal" in capsys.readouterr().err


def test_command_says_where_it_cannot_write_why_and_what_to_do(
    environment: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def said(output: Path) -> str:
        assert main(["packet", "1", "--output", str(output)]) == 1
        return capsys.readouterr().err

    missing = tmp_path / "none" / "packet.pdf"
    assert said(missing) == (
        f"hiring packet: {missing} can't be written: there is no folder {missing.parent};"
        " make it, or choose another FILE. Nothing was made.\n"
    )
    assert "it is a folder; name a file in it" in said(tmp_path)
    closed = tmp_path / "closed.pdf"
    closed.touch(0o444)
    with pytest.MonkeyPatch.context() as patch:
        # As anybody but root finds it.
        patch.setattr("os.access", lambda path, _mode: path != closed)
        assert "this account may not write there" in said(closed)


def test_command_says_what_the_disk_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    assert packet_command._write(b"%PDF" * 10_000, full) == 1
    assert capsys.readouterr().err == (
        "hiring packet: /dev/full can't be written: No space left on device;"
        " choose another FILE. No packet was kept.\n"
    )
