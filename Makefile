# One virtual environment, made from the hashed lock file; everything else runs inside it.
PYTHON ?= $(shell command -v python3.12 || command -v python3)
BIN := .venv/bin

.PHONY: audit test lint bench eval lock clean
.DEFAULT_GOAL := test

.venv: .venv/.complete

.venv/.complete: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 12))' || { echo "crosscheck needs Python 3.12 or newer; set PYTHON=/path/to/python3.12" >&2; exit 2; }
	"$(PYTHON)" -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

audit: .venv
	$(BIN)/crosscheck audit

test: .venv
	$(BIN)/python -m pytest

lint: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv
	$(BIN)/python tools/bench.py

eval: .venv
	$(BIN)/python tools/evaluate.py tests/corpus

# Needs uv; the lock names no index host, so that any mirror serves.
lock:
	uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-header \
	  --group pyproject.toml:dev --output-file requirements.lock pyproject.toml requirements-build.in

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
