# The product's commands.  `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Many processes start here; without its bytecode each would compile the whole product anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run serve test sure measure format lint types contracts drift screenshots lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: $(VENV)/.run ## set everything up and start the product with made-up candidates already through the pipeline
	hiring demo

serve: $(VENV)/.run ## set everything up and start the product empty
	hiring serve

# Tests wait for servers and browsers half of their time: three processes keep two cores busy.
PROCESSES := $(shell echo $$(( $$(nproc) * 3 / 2 )))

test: $(VENV)/.dev ## set everything up and run the tests
	pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder

sure: $(VENV)/.dev format lint types contracts drift test ## everything a change must pass

measure: $(VENV)/.dev ## what takes long: many generated résumés, every browser width, the benchmarks
	EVERY_WIDTH=1 pytest -n $(PROCESSES) --dist loadfile --no-loadscope-reorder -m "measure or not measure"
	python -m benchmarks.accuracy
	python -m benchmarks.confidence
	python -m benchmarks.reading
	python -m benchmarks.redaction
	python -m benchmarks.listing
	python -m benchmarks.panel
	python -m benchmarks.scoring

format: $(VENV)/.dev ## is the code formatted
	ruff format --check

lint: $(VENV)/.dev ## is the code free of lint
	ruff check

types: $(VENV)/.dev ## do the types hold
	mypy

contracts: $(VENV)/.dev ## do the rooms open one way
	lint-imports

drift: $(VENV)/.dev ## do models and migrations agree, on SQLite and PostgreSQL
	pytest tests/house/test_migrations.py

screenshots: $(VENV)/.dev ## make the pictures of the README and of docs/reading.md anew
	python docs/make_screenshots.py
	python docs/make_evidence_pictures.py

lock: $(VENV)/.dev ## compile the locks from pyproject.toml
	scripts/lock.sh

clean: ## remove what was set up, and the demo's data
	rm -rf $(VENV) var build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv installs in seconds what takes pip minutes; pip is the way where uv can't reach what pip is set up for.
define install
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	$(BIN)/uv pip install --quiet --system-certs --compile-bytecode --require-hashes -r $(1) || $(BIN)/pip install --quiet --require-hashes -r $(1)
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
endef

$(VENV)/.run: requirements/bootstrap.txt requirements/run.txt pyproject.toml
	scripts/system-packages.sh run
	$(call install,requirements/run.txt)

$(VENV)/.dev: requirements/bootstrap.txt requirements/dev.txt pyproject.toml
	scripts/system-packages.sh test
	$(call install,requirements/dev.txt)
	touch $(VENV)/.run
