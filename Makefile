# Everything is set up on first use: an environment in .venv, from the lock file in requirements/.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
SHELL := /bin/bash
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

talk: $(VENV)/.simulator ## talk to the skill in this terminal (LOCALE=en-US for another English)
	@$(RUN) -m skill talk --locale $(or $(LOCALE),en-GB)

test: $(VENV)/.dev ## format, lint, types and tests: what must pass before a change lands
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n 2

test-long: $(VENV)/.dev ## the long random runs as well
	$(RUN) -m pytest -n 2 -m "long or not long"

format: $(VENV)/.dev ## put the code in order
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

models: $(VENV)/.dev ## make interaction_models/en-XX.json from en.yaml
	$(RUN) -m skill models

evaluate: $(VENV)/.simulator ## run a file of cases through the check: make evaluate FILE=cases.yaml
	$(RUN) -m skill evaluate $(FILE)

understood: $(VENV)/.dev ## score what patients say against the interaction models
	$(RUN) -m tests.interaction_models.understood

mutants: $(VENV)/.dev ## does the test suite notice? Mutation testing of the check and the clinic's hours
	$(RUN) -m mutmut run --max-children 2
	$(RUN) -m mutmut results

cases: $(VENV)/.dev ## the table over all cases, beside published figures
	$(RUN) -m skill cases

report: $(VENV)/.dev ## write the clinician's page to build/report.html
	@mkdir -p build
	$(RUN) -m skill report build/report.html

load: $(VENV)/.dev ## load on the self-hosted endpoint, with and without verification
	$(RUN) -m tests.load

lock: $(VENV)/.dev ## write the lock files anew from pyproject.toml
	$(VENV)/bin/pip install --quiet --disable-pip-version-check uv
	for set in "lambda" "simulator --extra simulator" "web --extra web" "dev --all-extras --group dev"; do \
		$(VENV)/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-annotate \
			--no-emit-index-url $$(echo $$set | cut -s -d' ' -f2-) -o requirements/$${set%% *}.txt; done

audit: $(VENV)/.dev ## known weaknesses of what is locked
	$(RUN) -m pip_audit --require-hashes -r requirements/dev.txt

# Each set of packages is installed once, and again when its lock file changes.
$(VENV)/.%: requirements/%.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

clean: ## remove what make made
	rm -rf $(VENV) build mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: help talk test test-long format models evaluate understood mutants cases report load lock audit clean

package: $(VENV)/.dev ## what goes to Amazon, in build/ (DEV=1: also while settings are missing)
	@$(RUN) -m skill.package $(if $(DEV),--dev)

bench: $(VENV)/.dev ## how fast it starts and answers, beside a hello-world skill
	$(RUN) -m bench

icons: $(VENV)/.dev ## draw the skill's icons from assets/icon.svg
	$(RUN) -m skill.package.icons

licences: $(VENV)/.dev ## write docs/licences.md from the lock files
	$(RUN) -m skill.package.licences

.PHONY: package bench icons licences
