# The project's commands; `make` alone lists them. Plain make and sh; nothing is written outside this folder.

.DEFAULT_GOAL := help
# Else every worker and every program that a test starts would compile all it needs once more.
unexport PYTHONDONTWRITEBYTECODE
.DELETE_ON_ERROR:
.PHONY: help run test long torture check format screenshots manual bench lock clean FORCE

# What `make run` passes on: make run ARGS="due --json"
ARGS =
# The first of these that is Python 3.11 or newer and can make a virtual environment is used.
PYTHON = python3.14 python3.13 python3.12 python3.11 python3
# Some tests wait for a terminal: one worker more than this machine has processors.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)
# Newer versions within the ranges of pyproject.toml: make lock UPGRADE=--upgrade
UPGRADE =
UV = uv>=0.9,<1

VENV := .venv
BIN := $(VENV)/bin
PIP = $(BIN)/python -m pip
MADE := $(VENV)/.made-in
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
COMPILED := $(VENV)/.compiled
# The program that the bench measures beside this one lives in an environment of its own.
PEER := .venv-bench/.installed
SOURCES := $(shell find models tui -name '*.py' 2>/dev/null)
CHECKED := models tui tests $(wildcard screenshots bench docs)

# An environment knows its own path and its Python: made again after the folder moved or that Python went.
ifneq ($(shell "$(BIN)/python" -c '' 2>/dev/null && cat "$(MADE)" 2>/dev/null),$(shell pwd -P))
$(MADE): FORCE
endif

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s%s\n", $$1, $$2 }'

run: $(COMPILED) ## Open the board; ARGS="due" passes a command on
	@$(BIN)/afterword $(ARGS)

test: check $(COMPILED) ## All that CI runs: the checks, then every test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

long: check $(COMPILED) ## The tests that take long: whole years, many more made-up cases
	@AFTERWORD_LONG=1 $(BIN)/python -m pytest -n auto

torture: check $(COMPILED) ## Kill and starve the program at random, hundreds of times; AFTERWORD_SEED=… plays others
	@AFTERWORD_LONG=1 $(BIN)/python -m pytest tests/torture -n auto -rP

check: $(DEV) ## Style, types and the boundaries between packages
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(DEV) ## Put the code into the project's style
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

screenshots: $(DEV) $(COMPILED) ## Draw the pictures of the README from the running program
	@$(BIN)/python -m screenshots.draw $(ARGS)

manual: $(DEV) ## Write the manual page from the commands
	@$(BIN)/python -m docs.manual

bench: $(DEV) $(COMPILED) $(if $(findstring --quick,$(ARGS)),,$(PEER)) ## Measure start, keys, bytes and memory; ARGS=--quick
	@$(BIN)/python -m bench $(ARGS)

lock: $(MADE) ## Write the lock files; UPGRADE=--upgrade takes newer versions
	@test -x .venv-lock/bin/uv || { $(BIN)/python -m venv --clear .venv-lock && .venv-lock/bin/python -m pip install --quiet '$(UV)'; }
	@.venv-lock/bin/uv pip compile pyproject.toml $(LOCK_FLAGS) --output-file requirements.lock
	@.venv-lock/bin/uv pip compile pyproject.toml --group dev --constraint requirements.lock $(LOCK_FLAGS) --output-file requirements-dev.lock
	@.venv-lock/bin/uv pip compile bench/peer.in $(LOCK_FLAGS) --output-file bench/peer.lock

LOCK_FLAGS = --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

clean: ## Remove all that these commands made
	@rm -rf .venv .venv-lock .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find models tui tests $(wildcard screenshots bench docs) -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE):
	@python=; without=; \
	for candidate in $(PYTHON); do \
		"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		if "$$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then python=$$candidate; break; fi; \
		without=$${without:-$$candidate}; \
	done; \
	if [ -z "$$python" ] && [ -n "$$without" ]; then \
		echo "$$without cannot make a virtual environment: its venv or ensurepip module is missing." >&2; \
		echo "On Debian and Ubuntu: apt install python3-venv (or $${without##*/}-venv, where that is not the default Python)." >&2; \
		exit 1; \
	elif [ -z "$$python" ]; then \
		echo "Afterword needs Python 3.11 or newer; none of these is: $(PYTHON)." >&2; \
		echo "Install one, or name it: make run PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version); this happens once."; \
	"$$python" -m venv --clear $(VENV)
	@pwd -P > $@

$(RUN): $(MADE) requirements.lock pyproject.toml
	@echo "Installing what Afterword needs…"
	@$(PIP) install --quiet --require-hashes --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --editable .
	@touch $@

# The development lock holds the same versions of what the run lock holds, so both share one environment.
$(DEV): $(RUN) requirements-dev.lock
	@echo "Installing the development tools…"
	@$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

$(PEER): $(MADE) bench/peer.lock
	@echo "Installing what is measured beside Afterword…"
	@$(BIN)/python -m venv --clear $(dir $@)
	@$(dir $@)bin/python -m pip install --quiet --require-hashes --requirement bench/peer.lock
	@touch $@

# Without compiled files the first start takes four times as long.
$(COMPILED): $(RUN) $(SOURCES)
	@$(BIN)/python -m compileall -q models tui
	@touch $@
