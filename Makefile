PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install run test check golden bench format clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

install: $(VENV)/.installed  ## set up .venv with the pinned packages

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q extract normalize schemas kohyo
	@touch $@

run: install  ## read the sample documents into out/
	$(BIN)/kohyo extract samples --out out

test: install  ## all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

check: install  ## format, lint, types, layers, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(MAKE) --no-print-directory test

format: install  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: install  ## rewrite samples/*/expected from what the program gives today
	$(BIN)/python -m tools.golden

bench: install  ## speed and memory as ratios
	$(BIN)/python -m tools.bench

clean:  ## remove what make has made
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
