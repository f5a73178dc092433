# make demo [PORT=8080] [DATA=var]   the demo city on the loopback address
# make test                          everything: checks, unit, contract, story, fault and browser tests
# make fault                         the long fault tests: servers killed again and again
# make check                         format, lint, types, import contracts, the list
# make format                        let ruff mend what it can
# make bench [BOARD=messages.csv]    side-by-side measurements
# make clean                         removes what the others made

PYTHON  ?= python3
PORT    ?= 8080
DATA    ?= var
WORKERS ?= 2
BIN     := .venv/bin
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check

PYTEST  := $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal
DOMAIN  := tests/unit/tickets tests/unit/nlp

.PHONY: demo test fault check format bench clean

demo: .venv/run
	@HUYING_DATA_DIR="$(DATA)" HUYING_HTTP_PORT="$(PORT)" exec $(BIN)/huying demo

test: check
	$(PYTEST) $(DOMAIN) --cov=tickets --cov=nlp --cov-branch --cov-report=
	$(BIN)/coverage report --skip-covered --fail-under=95
	$(PYTEST) tests $(DOMAIN:%=--ignore=%) -m "not long"
	@command -v chromium chromium-browser google-chrome >/dev/null || \
	  echo "Chromium is missing, so the browser tests were left out: .ci/run installs it (apt-get install chromium fonts-noto-cjk)."

fault: .venv/dev
	$(PYTEST) tests -m long

check: .venv/dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m nlp.list_check

format: .venv/dev
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

bench: .venv/dev
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.matching_residents
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.matching_command
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.pipeline
	$(BIN)/python -m benchmarks.load --database sqlite
	$(BIN)/python -m benchmarks.load --database postgres
	$(BIN)/python -m benchmarks.load --door wechat
	$(BIN)/python -m benchmarks.startup
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.telegram
	$(if $(BOARD),OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.matching $(BOARD))
	$(if $(BOARD),OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.matching_rivals $(BOARD))
	$(if $(BOARD),OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.matching_learning $(BOARD))
	$(if $(BOARD),OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.matching_noise $(BOARD))

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A new environment when the locks or the project's own metadata change.
.venv/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Huying needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	@echo "Setting up .venv …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
