"""What-if without any script: the button asks, the address holds the question, nothing is kept."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hiring.cli import main
from hiring.committee.words import chance
from hiring.foundation.database import Base
from hiring.panel import service
from hiring.vacancies.models import Vacancy
from hiring.vacancies.service import edition_of
from tests.conftest import SignIn
from tests.panel import made

LEVELS = {"Ana Kovač": 3.6, "Ben Ode": 3.2, "Eve Park": 2.6}
Rows = list[tuple[str, str, int, int]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    """Ratings of three candidates by three members, Noel the harshest, on five areas' items."""
    dice = random.Random(8)
    harsh = {"Mara": 0.0, "Noel": 0.9, "Otto": 0.1}
    return [
        (name, member, item, min(5, max(1, round(level - less + dice.gauss(0, 0.8)))))
        for name, level in LEVELS.items()
        for member, less in harsh.items()
        for item in (1, 2, 7, 8, 13, 14, 53, 55, 56, 61, 62)
        if (name, member) != ("Eve Park", "Otto")
    ]


@pytest.fixture
def vacancy(session: Session, rows: Rows) -> Vacancy:
    """The vacancy whose submitted sheets hold these ratings."""
    vacancy = made.vacancy(session)
    members = {name: made.member(session, vacancy, name) for name in ("Mara", "Noel", "Otto")}
    made.committee_member(session, vacancy, "Cleo")
    for name in LEVELS:
        application = made.candidate(session, vacancy, name)
        made.send(session, application)
        for member, user in members.items():
            given = [(i, v) for who, by, i, v in rows if (who, by) == (name, member)]
            if given:
                sheet = made.open_sheet(session, application, user)
                for item, value in given:
                    service.rate(session, sheet, item=item, value=value)
                service.submit(session, sheet, leave_open=True)
    session.commit()
    return vacancy


@pytest.fixture
def cleo(vacancy: Vacancy, sign_in: SignIn) -> FlaskClient:
    return sign_in(email="cleo@district.example")


def ask(client: FlaskClient, vacancy: Vacancy, **question: object) -> str:
    answer = client.get(f"/vacancies/{vacancy.id}/what-if", query_string=question)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def table(page: str) -> list[tuple[str, str, str]]:
    """Name, score and chance of the first rank, as the page has them."""
    found = re.findall(
        r'<th scope="row"><a [^>]*>(.*?)</a></th>\s*<td class="num">([\d.]+).*?</td>\s*'
        r'<td class="num">(.*?)(?: <span|</td>)',
        page,
        flags=re.S,
    )
    return [(name, score, first) for name, score, first in found]


def scored(
    rows: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> list[tuple[str, str, str]]:
    """The same of `hiring score` on a file with these ratings."""
    path = tmp_path / "ratings.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("candidate", "rater", "item", "rating"), *rows])
    assert main(["score", str(path), "--edition", "cto-2015", "--json"]) == 0
    document: Mapping[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return [
        (str(one["candidate"]), f"{one['estimate']:.2f}", _first(one))
        for one in document["candidates"]
    ]


def _first(one: Mapping[str, object]) -> str:
    chances = one["rank_probabilities"]
    assert isinstance(chances, list)
    return chance(chances[0]).replace(" of 100", "")


def test_record_and_a_member_left_out_are_what_the_command_makes_of_the_file(
    cleo: FlaskClient,
    session: Session,
    vacancy: Vacancy,
    rows: Rows,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert table(ask(cleo, vacancy)) == scored(rows, tmp_path, capsys)
    ones = {area.slug: "1" for area in edition_of(session, vacancy).areas}
    assert table(ask(cleo, vacancy, **ones)) == table(ask(cleo, vacancy))
    without = table(ask(cleo, vacancy, without="Noel"))
    assert without == scored([row for row in rows if row[1] != "Noel"], tmp_path, capsys)
    assert without != table(ask(cleo, vacancy))


def test_button_asks_and_the_page_shows_the_answer_beside_the_record(
    cleo: FlaskClient, session: Session, vacancy: Vacancy
) -> None:
    before = {name: count(session, name) for name in Base.metadata.tables}
    page = ask(cleo, vacancy)
    assert re.search(r'<form method="get" data-what-if>.*type="submit"', page, flags=re.S)
    assert "This is the record as it stands." in words_of(page)
    page = ask(cleo, vacancy, **{"leadership-vision": "0", "ethics-policy": "3", "plain": "1"})
    assert 'name="ethics-policy" min="0" max="3" step="0.25" value="3"' in page
    said = words_of(page)
    assert "As it would be" in said
    assert "Nothing here changes the record. Back to the record" in said
    assert {first for _, _, first in table(page)} == {"–"}
    assert ask(cleo, vacancy, repeats="1") != ask(cleo, vacancy)
    refused = words_of(ask(cleo, vacancy, **{"ethics-policy": "9"}))
    assert "“9” is no factor from 0 to 3" in refused
    cleo.get(f"/vacancies/{vacancy.id}/what-if/first-rank")
    session.rollback()
    assert {name: count(session, name) for name in before} == before


def count(session: Session, name: str) -> int:
    return session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
