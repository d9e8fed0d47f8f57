# Everything is set up on first use: an environment in .venv, from the lock file in requirements/.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
LEARNT := skill/understanding/learnt.msgpack
SHELL := /bin/bash
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

talk: $(VENV)/.simulator $(LEARNT) ## talk to the skill in this terminal (LOCALE=en-US for another English, FAST=60 for quick timers)
	@$(RUN) -m skill talk --locale $(or $(LOCALE),en-GB) --fast-clock $(or $(FAST),1)

serve: $(VENV)/.simulator $(LEARNT) ## the same in the browser: type, tap, talk, with the screen of an Echo Show (PORT=8013)
	@$(RUN) -m skill serve --port $(or $(PORT),8013)

test: $(VENV)/.dev $(LEARNT) ## format, lint, types and tests: what must pass before a change lands
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-long: $(VENV)/.dev $(LEARNT) ## the long random runs as well
	$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder --hypothesis-profile=long -m "not attack"

check: $(VENV)/.dev ## in seconds: do content, clinics, cases and models fit together?
	@$(RUN) -m skill check

conversations: $(VENV)/.dev ## what a change does to the dialogues; TAKE=1 takes it over
	@PYTHONPATH=lambda $(RUN) -m skill conversations $(if $(TAKE),--write) $(FILES)

format: $(VENV)/.dev ## put the code in order
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

models: $(VENV)/.dev ## make interaction_models/en-XX.json from interaction_models/en
	$(RUN) -m skill models

evaluate: $(VENV)/.simulator ## run the cases through the check, beside published figures; FILE=cases.yaml: others
	$(RUN) -m skill evaluate $(FILE)

learn: $(LEARNT) ## learn what people say from interaction_models/en (also done when needed)

understood: $(VENV)/.simulator $(LEARNT) ## score what is understood of utterances that were written apart
	@$(RUN) -m skill understood

talks: $(VENV)/.simulator $(LEARNT) ## simulated patients, who answer in their own words
	@$(RUN) -m skill talks

mutants: $(VENV)/.dev $(LEARNT) ## does the test suite notice? Mutation testing of triage, hours, talk and understanding
	$(RUN) -m mutmut run --max-children 2
	$(RUN) -m mutmut results

report: $(VENV)/.dev ## write the clinician's page to build/report.html
	@mkdir -p build
	$(RUN) -m skill report build/report.html

review: $(VENV)/.dev ## sign content files off: make review FILE=review.json, as the clinician's page saved it
	$(RUN) -m skill review $(FILE) $(if $(BY),--by "$(BY)")

load: $(VENV)/.dev ## load on the self-hosted endpoint, beside a bare Flask application
	$(RUN) -m skill load

attack: $(VENV)/.dev ## attack the self-hosted endpoint on this machine: minutes, loopback only
	$(RUN) -m pytest -p no:randomly -m attack -rs -s tests/attack

# What flask-ask-sdk asks for and nothing here imports: its own verifier's (see skill/web/adapter.py), and a test's.
UNUSED := certvalidator freezegun oscrypto

lock: $(VENV)/.dev ## write the lock files anew from pyproject.toml
	for set in "lambda" "simulator --extra simulator" "web --extra web" "dev --all-extras --group dev"; do \
		echo "requirements/$${set%% *}.txt ..."; \
		$(VENV)/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-annotate \
			--no-emit-index-url $(UNUSED:%=--no-emit-package %) $$(echo $$set | cut -s -d' ' -f2-) -o requirements/$${set%% *}.txt; done

audit: $(VENV)/.dev ## known weaknesses of what is locked; fails where that can't be found out
	$(RUN) -m pip_audit --strict --require-hashes -r requirements/dev.txt

# Each set of packages is installed once, and again when its lock file changes.
$(VENV)/.%: requirements/%.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

# What is learnt from the language files: made where it is needed, never committed.
$(LEARNT): $(wildcard interaction_models/en/*.yaml interaction_models/en/*/*.yaml skill/understanding/*.py) \
		skill/language/learn.py skill/language/source.py | $(VENV)/.simulator
	@$(RUN) -m skill learn
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

clean: ## remove what make made, but for build/.ask, which knows the skill's id
	[ ! -d build ] || find build -mindepth 1 -maxdepth 1 ! -name .ask -exec rm -rf {} +
	rm -rf $(VENV) mutants $(LEARNT) .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: check conversations review help talk serve test test-long format models evaluate learn understood talks mutants report load lock audit clean

package: $(VENV)/.dev $(LEARNT) ## what goes to Amazon, in build/ (DEV=1: also while settings or reviews are missing)
	@$(RUN) -m skill package $(if $(DEV),--dev)

bench: $(VENV)/.dev $(LEARNT) ## how fast it starts and answers, beside a hello-world skill
	$(RUN) -m skill bench

icons: $(VENV)/.dev ## draw the skill's icons from assets/icon.svg
	$(RUN) -m skill icons

screens: $(VENV)/.dev ## draw every screen at every size with Amazon's renderer, into build/screens (needs chromium, npm ci)
	$(RUN) -m skill screens build/screens

pictures: $(VENV)/.dev ## make the pictures in docs/: the contact sheet of the screens, and the page in use
	$(RUN) -m skill pictures docs

licences: $(VENV)/.dev ## write docs/licences.md from the lock files
	$(RUN) -m skill licences

.PHONY: package bench icons screens pictures licences
