# `make run` opens the app, `make test` runs every test. Each creates .venv first if need be.
.POSIX:
.PHONY: run test coverage lint format types imports quality check clean help

VENV = .venv
BIN = $(VENV)/bin
PYTEST_ARGS =
# CI adds spark (half a gigabyte, and Java): EXTRAS=dev,spark
EXTRAS ?= dev
PROJECT = .

help: ## what can be made
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/'

run: $(VENV)/installed ## open the app on the articles in seeds/ (PROJECT=folder for another project)
	@$(BIN)/source-compare run "$(PROJECT)"

test: $(VENV)/installed-dev ## run every test, the browser's included
	@CHROMIUM="$$(sh scripts/find-chromium.sh)" && export CHROMIUM && $(BIN)/python -m pytest $(PYTEST_ARGS)

coverage: ## run every test and count the lines of src/ they reach; takes twice as long
	@$(MAKE) test PYTEST_ARGS="-q -n 2 --dist loadfile --cov --cov-report=term:skip-covered"

check: lint types imports quality ## everything CI holds beside the tests

lint: $(VENV)/installed-dev ## style
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: $(VENV)/installed-dev ## put the code in its form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

types: $(VENV)/installed-dev ## mypy, strict
	@$(BIN)/mypy

imports: $(VENV)/installed-dev ## imports run one way down
	@$(BIN)/lint-imports

quality: $(VENV)/installed-dev ## match quality is at or above its floors
	@$(BIN)/python benchmarks/quality.py --check

$(VENV)/bin/python:
	@sh scripts/create-venv.sh $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing source-compare and the libraries it stands on (once; about a minute) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $@

clean: ## remove what was made (never annotations)
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
