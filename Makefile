# Everything a user or a maintainer does, by name. `make help` lists it.

.DEFAULT_GOAL := help
BIN := .venv/bin

# make pdf YEAR=2024 builds one edition; without YEAR all are built.
YEAR ?=
# make test ARGS="-k figures" passes on to pytest.
ARGS ?=

.PHONY: help setup edit preview pdf check test bench lint schema picture lock clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | \
		while IFS='|' read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

# Quick when nothing changed: the script looks for itself what there is to do.
setup: ## Native libraries, .venv and the pinned packages
	@.ci/setup

edit: setup ## Write an edition in the editor (the newest, or YEAR=2024)
	@$(BIN)/stand edit $(YEAR)

preview: setup ## Show an edition in the browser, following what is saved (the newest, or YEAR=2024)
	@$(BIN)/stand preview $(YEAR)

pdf: setup ## Build the publication to output/ (one edition: YEAR=2024)
	@$(BIN)/stand build $(YEAR)

check: setup ## Check the content without building
	@$(BIN)/stand check $(YEAR)

test: ## Run the tests (with ARGS to pytest)
	@.ci/setup --tests
	@$(BIN)/pytest $(ARGS)

bench: ## Measure how fast things are (one measurement: ARGS=pressing)
	@.ci/setup --tests
	@$(BIN)/python -m tests.bench $(ARGS)

# Each has its say, also after another one found something.
lint: setup ## Style, layout of the code, types and the direction of imports
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/lint-imports --no-logo || failed=1; \
	exit $$failed

schema: setup ## Write the JSON schemas of the content
	@$(BIN)/stand schema

picture: pdf ## The picture in the README, from the PDFs
	@$(BIN)/python .ci/picture.py

lock: ## Pin what pyproject.toml asks for in requirements.txt (newest of all: ARGS=--upgrade)
	@.ci/lock $(ARGS)

clean: ## Remove what was built and the caches; .venv and the editor's notes stay
	@find output -mindepth 1 ! -name .gitkeep -delete
	@if [ -d .cache ]; then find .cache -mindepth 1 -maxdepth 1 ! -name pip -exec rm -rf {} +; fi
	@rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	@find stand tests -name __pycache__ -type d -prune -exec rm -rf {} +
