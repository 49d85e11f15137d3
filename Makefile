# The commands of the house. `make` alone lists them.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/pytest

.PHONY: help setup run demo test check soak bench model lint format translations screens lock
help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/runtime.stamp ## Build .venv and the English catalogue, then stop
run: setup ## Start the site on http://localhost:5000, with its database and keys
	$(BIN)/python -m aqts_voice prepare
	exec env PYTHONMALLOC=malloc MALLOC_PERTURB_=165 OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/gunicorn --config deploy/gunicorn.conf.py 'app:create_app()'
demo: setup ## Start a fictional instance, filled with about 400 testimonies
	$(BIN)/python -m demo
	exec env $$(cat instance/demo/environment) PYTHONMALLOC=malloc MALLOC_PERTURB_=165 OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/gunicorn --config deploy/gunicorn.conf.py 'app:create_app()'
test: .venv/dev.stamp ## Run the suite (SQLite, and PostgreSQL when it is installed)
	$(PYTEST) -q -n 2 -m "not browser and not soak"
check: .venv/dev.stamp lint ## Format, lint, types, tests, browser: what continuous integration runs
	$(PYTEST) -q -n 2 -m "not browser and not soak"
	$(PYTEST) -q -m "browser and not soak"
lint: .venv/dev.stamp ## Check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
soak: .venv/dev.stamp ## Kills, floods and a bare install: long, before resolving anything
	$(PYTEST) -q -m soak --timeout=3600 -s
bench: .venv/dev.stamp ## Measure, as tables with ratios (BENCH="deid --gold FILE" for a part, AQTS_ECHR for the public benchmark)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks $(BENCH)
model: setup ## Train the network again on the marked testimonies (on one core, so that the weights are the same)
	env OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python -m aqts_voice train tests/corpus/train-*.txt
format: .venv/dev.stamp ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
translations: .venv/dev.stamp ## Renew the catalogue from the sources
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ -k lazy_gettext --no-location --sort-output --omit-header -o translations/messages.pot .
	$(BIN)/pybabel -q update -i translations/messages.pot -d translations --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	rm translations/messages.pot
	$(BIN)/pybabel -q compile -d translations
screens: .venv/dev.stamp ## Remake the pictures in docs/screens
	AQTS_SCREENS=instance/screens $(PYTEST) -q -m browser tests/journeys/test_whole_story.py tests/journeys/test_author_paths.py
	for picture in docs/screens/*.png; do cp "instance/screens/$${picture##*/}" docs/screens/; done
lock: ## Pin every package again, with hashes
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements/runtime.in -o requirements/runtime.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements/dev.in -o requirements/dev.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: install python3."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "The venv module is needed: install python3-venv."; exit 1; }
.venv/runtime.stamp: .venv/bin/python requirements/runtime.txt translations/en/LC_MESSAGES/messages.po
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/pybabel -q compile -d translations
	@touch $@
.venv/dev.stamp: .venv/runtime.stamp requirements/dev.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
