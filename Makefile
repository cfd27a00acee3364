# Wishlight: `make demo` plays a neighbourhood in the browser, `make test` proves it.
PYTHON ?= python3
UV := .venv/bin/uv
RUN := .venv/bin/

# Compiled modules are kept: without, every worker of a test run compiles all tests anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-postgres test-at mutations check format faults rehearsal bench clean setup

setup: .venv/.ready

# One virtual environment, filled by uv from the committed lock.
.venv/.ready: pyproject.toml uv.lock
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@test -x $(UV) || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
	UV_PROJECT_ENVIRONMENT=.venv $(UV) sync --frozen --quiet --inexact --all-extras --compile-bytecode
	@touch $@

demo: setup
	$(RUN)wishlight demo$(if $(PORT), --port $(PORT))

# LONG=1 takes the long way: every test on every database, and `make faults` as below.
test: setup
	$(if $(LONG),WISHLIGHT_TEST_LONG=1 )$(RUN)pytest -n logical --dist worksteal

# The half that `make test` leaves out: what no database decides, on PostgreSQL too.
test-postgres: setup
	$(RUN)pytest -n logical --dist worksteal -m again

# What looks at the clock, once more and as if it were BEGIN=2031-12-30T22:10Z.
TIMED = tests/scheduler $(shell grep -rl --include='test_*.py' 'clock\.' tests/storage)

test-at: setup
	WISHLIGHT_TEST_BEGIN=$(BEGIN) $(RUN)pytest -n logical --dist worksteal $(TIMED)

# Some lines of the house are changed, others each time (the seed is printed): does a test notice?
mutations: setup
	$(RUN)python -m tests.house.mutations --sample 40 --minutes $(or $(MINUTES),3)

check: setup
	$(RUN)ruff format --check .
	$(RUN)ruff check .
	$(RUN)mypy
	$(RUN)lint-imports

format: setup
	$(RUN)ruff format .
	$(RUN)ruff check --fix .

# Kills, races, lost answers; LONG=1 takes the long way: every database, many more examples.
faults: setup
	WISHLIGHT_TEST_LONG=$(LONG) $(RUN)pytest tests/faults -n 2

# Two replicas behind nginx on this machine: one is killed, one asked to stop, in a burst of taps.
rehearsal: setup
	$(RUN)python -m tests.faults.rehearsal

bench: setup
	$(RUN)python -m tests.bench

clean:
	rm -rf build .venv
