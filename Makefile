# The workbench on a bare machine needs Python 3.11, pip, make and git; nothing else.
PYTHON ?= python3
BIN    := .venv/bin
STAMP  := .venv/.pret

.PHONY: env demo test lint bench docs screenshots fuzz soak monkey seance systeme
SECONDES ?= 60

env: $(STAMP)  ## the environment, from the lock, with .venv/bin/ccam in it

$(STAMP): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installation de l'environnement (une à deux minutes la première fois)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: env  ## demonstration base, étape, report; opens the workbench on a terminal
	@$(BIN)/ccam demo --ouvrir

test: env  ## everything that needs no system package
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

lint: env
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: env  ## ratios in one run, never wall times
	@$(BIN)/python -m bench

screenshots: env  ## the screens of the guide, on version 81 (CCAM_REAL_DATA)
	@$(BIN)/python -m docs.captures

fuzz: env  ## spoilt files into every importer, for SECONDES
	@$(BIN)/python -m tests.fuzz --secondes $(SECONDES)

soak: env  ## kills, crowds of writers and the laws of the journal, for SECONDES in all; one line a figure
	@$(BIN)/python -m tests.soak --secondes $(SECONDES)

monkey: env  ## a monkey at the keyboard of the workbench, for SECONDES; a failure prints the shortest sequence
	@$(BIN)/python -m tests.soak singe --secondes $(SECONDES)

seance: env  ## whole séances in a terminal and in a browser, on the demonstration and on version 81 (CCAM_REAL_DATA)
	@$(BIN)/python -m pytest -q tests/terminal/test_seances.py tests/terminal/long_seance.py

docs: env  ## the screenshot of the README and the command reference, made from the running programs
	@$(BIN)/python -m docs.fabriquer

systeme: env  ## what the tests in a real terminal and a real browser need, and the tools of others that judge our files
	@command -v tmux >/dev/null && command -v chromium >/dev/null && command -v chromedriver >/dev/null && \
	  command -v soffice >/dev/null || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    tmux chromium chromium-driver libreoffice-calc-nogui >/dev/null; }
	@$(MAKE) --no-print-directory .venv/oracle
	@touch .venv/.systeme

.venv/oracle: oracle.lock  ## tools of others that judge our files: a hundred packages, kept apart from what we run on
	@rm -rf $@
	@$(PYTHON) -m venv $@
	@$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r oracle.lock
	@touch $@
