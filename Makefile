# policygraph: make demo, make test, make bench. Needs Python 3.11 or later with pip and venv, and make.
.DEFAULT_GOAL := help
.PHONY: help setup demo test bench lint types imports tests browser servers readme reference docs pictures lock clean

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: $(READY)  ## a .venv with every dependency at its pinned version

$(READY): requirements.lock pyproject.toml
	@echo "setting up .venv (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

demo: setup  ## build, check and draw the plan; says where to look
	@$(BIN)/policygraph build
	@$(BIN)/policygraph check
	@$(BIN)/policygraph view -o site

test: setup lint types imports browser servers tests  ## formatter, linter, types, import rules, all tests

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

# The browser that the browser tests need: from the system's packages where that is allowed.
browser:
	@sh tests/view/provide-browser.sh

# The SPARQL servers that the tests of other engines start: likewise.
servers:
	@sh tests/servers/provide-servers.sh

# What shares an expensive fixture is one group, made by one worker (`xdist_group`).
# On a developer's machine without the slow ones; continuous integration runs them all.
tests: setup
	$(BIN)/pytest -n 2 --dist loadgroup $(if $(CI),,-m "not slow")

bench: setup  ## benchmarks, as ratios against named peers, in one run (about half an hour)
	@missed=; for name in query library endpoint view overlap similar; do \
	  echo "== $$name"; $(BIN)/python benchmarks/bench_$$name.py || missed="$$missed $$name"; \
	done; test -z "$$missed" || { echo "bounds missed:$$missed"; exit 1; }

readme: setup  ## write the output of the commands in the READMEs and the documentation anew
	$(BIN)/python tests/sessions.py

reference: setup  ## write the reference of the ontology, the tables and the questions anew
	$(BIN)/python -m policygraph.reference

docs: setup  ## the documentation as a site in Korean and English
	@$(BIN)/python -m policygraph.documentation site-docs

pictures: setup browser  ## take the pictures of the explorer that the READMEs and the documentation show
	PYTHONPATH=tests:benchmarks $(BIN)/python tests/pictures.py

lock:  ## pin every dependency anew (needs the network)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
	  --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock

clean:  ## remove what make made
	rm -rf .venv site site-docs export dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
