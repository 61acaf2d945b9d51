#!/bin/sh
# Compile the locks from pyproject.toml: exact versions with hashes, for every platform and Python 3.11 or later.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"; }
compile requirements/bootstrap.in -o requirements/bootstrap.txt
compile pyproject.toml -o requirements/run.txt
compile pyproject.toml --extra dev -c requirements/run.txt -c requirements/bootstrap.txt -o requirements/dev.txt
