# Every target has a comment above it; `make` alone prints them. Only POSIX sh, Python and make are needed.
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
JOBS ?= 2
SOURCES := src tests bench setup conftest.py requirements
TIMED := $(PYTHON) setup/timed.py

.DEFAULT_GOAL := help
.PHONY: help setup tools run test check format lint types contracts house score sqlite postgresql browser bench clean

# Print what can be made, with the comment above each target
help:
	@awk '/^# /{said=substr($$0,3);next} /^[a-z-]+:/{if(said)printf "  make %-11s %s\n",substr($$1,1,index($$1,":")-1),said} {said=""}' Makefile

# Set up the program in .venv from pinned, hashed requirements; afterwards it is .venv/bin/tongket
setup: .venv/.ready

.venv/.ready: requirements/setup.txt requirements/app.txt requirements/app.in pyproject.toml setup/venv.sh
	@setup/venv.sh requirements/app.txt
	@touch $@

# Set up what testing needs besides: tools from the package index, browser and office parts from Debian
tools: .venv/.tools
	@setup/debian.sh

.venv/.tools: .venv/.ready requirements/test.txt
	@setup/venv.sh requirements/test.txt
	@touch $@

# Set up, create the database, load the examples on first run, print the sign-ins, make a package and serve
run: setup
	@.venv/bin/tongket run --examples

# Set up and run everything: format, lint, types, contracts, scores of the reader, house, SQLite, PostgreSQL, browser
test: tools
	@$(TIMED) format lint types contracts score sqlite postgresql browser

# The fast part of the tests, in half a minute: format, lint, contracts, house, rules
check: tools
	@$(TIMED) format lint contracts quick

# Is everything formatted?
format:
	@$(PYTHON) -m ruff format --check --quiet $(SOURCES)

# Linter and security scanner
lint:
	@$(PYTHON) -m ruff check --quiet $(SOURCES)
	@$(PYTHON) -m bandit --quiet --recursive --configfile pyproject.toml src/tongket 2>/dev/null

# Strict types of the whole package
types:
	@TONGKET_DATA=$$(mktemp -d) $(PYTHON) -m mypy

# Which room may import which
contracts:
	@.venv/bin/lint-imports --no-cache | tail -n 4

# The house tests: sizes, names, words, numbers, doors
house:
	@$(PYTEST) tests/house -q

# How well the reader reads the annotated articles, as F1; `make score SHOW=--all` lists what it misses
score: setup
	@$(PYTHON) -m tests.articles.score $(SHOW)

quick:
	@$(PYTEST) tests/house tests/rules -q -n $(JOBS)

# All tests but the browser's, on SQLite
sqlite:
	@$(PYTEST) -n $(JOBS) --dist loadfile -m "not browser"

# The tests that touch the database, on a real PostgreSQL
postgresql:
	@$(PYTEST) -n $(JOBS) --dist loadfile -m "not browser" --postgresql

# The stories of the year, in a real browser
browser:
	@$(PYTEST) -m browser

# Measure against the office's own ways of doing the work
bench: .venv-bench/.ready
	@.venv-bench/bin/python -m bench

.venv-bench/.ready: requirements/setup.txt requirements/bench.txt pyproject.toml setup/venv.sh
	@setup/venv.sh requirements/bench.txt .venv-bench
	@touch $@

# Remove what was set up; data stays
clean:
	@rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
