"""`hiring demo`: the whole product, filled through the real pipeline with made-up candidates."""

from __future__ import annotations

import argparse
from pathlib import Path

from hiring import serve


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`hiring demo`."""
    parser = subparsers.add_parser(
        "demo", help="the same as serve, with made-up candidates at every stage of the journey"
    )
    serve.add_arguments(parser, folder=Path("var/demo"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Start the product, fill it where its folder is new, say how to sign in, and stay."""
    from hiring.demo.fill import fill_and_greet

    return serve.run(args, lambda settings: fill_and_greet(settings, args.data.resolve()))
