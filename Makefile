# The commands of the atlas. `make run` serves it; `make test` tests it; the rest is for maintainers.
HOST ?= 127.0.0.1
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test test-office check bench boundaries browser clean

help:
	@echo "make run         serve on http://$(HOST):$(PORT) (HOST and PORT may be set)"
	@echo "make test        run every test; installs what is missing, a Chromium included"
	@echo "make test-office opens the deck in LibreOffice; installs it where it is missing"
	@echo "make check       format, lint, types and facts"
	@echo "make bench       measure the figures and print them beside their budgets"
	@echo "make boundaries  rebuild data/boundaries from Natural Earth (needs npm)"

.venv/app: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: .venv/app
	$(BIN)/python -m uvicorn app:app --host $(HOST) --port $(PORT) --no-server-header --http server.patience:Patience --log-level warning

browser:
	@sh tests/browser/install_chromium.sh

test: .venv/dev browser
	$(BIN)/python -m pytest

test-office: .venv/dev
	@sh tests/office/install_libreoffice.sh
	$(BIN)/python -m pytest -q tests/office/deck_in_office.py

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m data.check

bench: .venv/dev browser
	$(BIN)/python -m benchmarks

boundaries: .venv/dev
	$(BIN)/python -m geo.build

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
