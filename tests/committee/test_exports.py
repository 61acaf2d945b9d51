"""The submitted ratings as files: everything, as it was given, for those who may read it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from hiring.panel import rules, service
from hiring.vacancies.models import Vacancy
from tests.committee.made import rated_vacancy
from tests.conftest import SignIn
from tests.panel import made

FORMULA = '=HYPERLINK("https://elsewhere.example")'
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def vacancy(session: Session) -> Vacancy:
    """Ana, whom Mara and Noel rated 4 throughout, and Fay, whom Mara rated on two items alone."""
    vacancy, _ = rated_vacancy(session, 4)
    fay = made.candidate(session, vacancy, "Fay Lund")
    made.send(session, fay)
    sheet = made.open_sheet(session, fay, made.person(session, "Mara"))
    service.rate(session, sheet, item=1, value=2)
    service.rate(session, sheet, item=1, value=3, note=FORMULA, seen=1)
    service.rate(session, sheet, item=2, value=None)
    service.submit(session, sheet, leave_open=True)
    session.commit()
    return vacancy


@pytest.fixture
def cleo(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    """A member of the committee."""
    return sign_in(email="cleo@district.example")


def table(client: FlaskClient, vacancy: Vacancy) -> list[dict[str, str]]:
    data = client.get(f"/vacancies/{vacancy.id}/ratings.csv").get_data()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def of_fay(rows: list[dict[str, str]]) -> dict[int, Mapping[str, str]]:
    return {int(row["Item"]): row for row in rows if row["Candidate"] == "2"}


def test_table_has_every_cell_as_it_was_given(cleo: FlaskClient, vacancy: Vacancy) -> None:
    rows = table(cleo, vacancy)
    assert len(rows) == 3 * 62
    assert {row["Rater"] for row in rows} == {"Mara", "Noel"}
    fay = of_fay(rows)
    assert (fay[1]["Rating"], fay[1]["Answer"], fay[1]["Versions"]) == ("3", "rated", "2")
    assert (fay[2]["Rating"], fay[2]["Answer"]) == ("", "not observed")
    assert (fay[3]["Rating"], fay[3]["Answer"], fay[3]["Given (UTC)"]) == ("", "left open", "")
    assert fay[1]["Note"] == f"'{FORMULA}"


def test_score_input_has_what_was_answered_and_names_nobody(
    cleo: FlaskClient, vacancy: Vacancy
) -> None:
    text = cleo.get(f"/vacancies/{vacancy.id}/score-input.csv").get_data(as_text=True)
    lines = text.splitlines()
    assert lines[0] == "candidate,rater,item,rating"
    assert len(lines) == 1 + 2 * 11 + 2
    assert lines[-2:] == ["2,R1,1,3", "2,R1,2,"]


def test_workbook_keeps_numbers_as_numbers_and_words_as_words(
    cleo: FlaskClient, vacancy: Vacancy
) -> None:
    answers = [cleo.get(f"/vacancies/{vacancy.id}/ratings.xlsx").get_data() for _ in range(2)]
    assert answers[0] == answers[1]
    with zipfile.ZipFile(io.BytesIO(answers[0])) as book:
        words = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet2.xml"))
    texts = ["".join(one.itertext()) for one in words]
    assert FORMULA in texts
    assert not list(sheet.iter(f"{SPACE}f"))
    cell = next(c for c in sheet.iter(f"{SPACE}c") if c.get("r") == f"G{2 + 2 * 62}")
    assert (cell.get("t"), cell.findtext(f"{SPACE}v")) == (None, "3")


def test_files_and_scorecards_call_members_by_letters_where_they_are_not_named(
    session: Session, cleo: FlaskClient, vacancy: Vacancy
) -> None:
    with pytest.raises(service.FrozenRuleError):
        rules.name_raters(session, vacancy, named=False, actor_id=vacancy.created_by)
    session.rollback()
    unnamed = service.rules_of(session, vacancy)
    unnamed.name_raters = False
    session.add(unnamed)
    session.commit()
    rows = [row for row in table(cleo, vacancy) if row["Candidate"] == "1"]
    # Not in the order of accounts, which would tell who is who.
    assert [row["Rater"] for row in rows] == ["Member A"] * 62 + ["Member B"] * 62
    ends = ("scorecards", "compare", "agreement", "what-if", "what-if/first-rank", "packet")
    pages = ["/candidates/1/scorecard", *(f"/vacancies/{vacancy.id}/{end}" for end in ends)]
    shown = {page: cleo.get(page).get_data(as_text=True) for page in pages}
    assert {page for page in pages if "Mara" in shown[page] or "Noel" in shown[page]} == set()
    assert {page for page in pages if "Member A" in shown[page]} == {
        pages[0], *(f"/vacancies/{vacancy.id}/{end}" for end in ("agreement", "what-if"))
    }  # fmt: skip


def test_whoever_still_rates_gets_no_file(
    cleo: FlaskClient, sign_in: SignIn, vacancy: Vacancy
) -> None:
    noel = sign_in(email="noel@district.example")
    for name in ("ratings.csv", "ratings.xlsx", "score-input.csv"):
        assert noel.get(f"/vacancies/{vacancy.id}/{name}").status_code == 403
        assert cleo.get(f"/vacancies/{vacancy.id}/{name}").status_code == 200
