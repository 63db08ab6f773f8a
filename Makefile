# The commands of the atlas. `make run` serves it; `make test` tests it; the rest is for maintainers.
HOST ?= 127.0.0.1
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin
AXE_VERSION := 4.14.1
FONTS_VERSION := 3.52.0
STYLES_VERSION := 0.1.6
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url

.PHONY: help run test test-office check check-types check-facts check-frontend frontend bench boundaries release sentences messages pictures icons screenshots lock audit licences \
	browser nginx axe fonts styles schemas clean

help:
	@echo "make run         serve on http://$(HOST):$(PORT) (HOST and PORT may be set)"
	@echo "make test        run every test; installs what is missing, Chromium and nginx included"
	@echo "make test-office opens the deck in LibreOffice; installs it where it is missing"
	@echo "make check       format, lint, types, facts and sentences"
	@echo "make bench       measure the figures and print them beside their budgets"
	@echo "make release     keep the tables as they stand as a version that stays (data/releases)"
	@echo "make sentences   write every form of generated sentence into docs/sentences.md"
	@echo "make messages    write every message of the interface into locale/atlas.pot"
	@echo "make pictures    write what every printed chart is made of into tests/charts/print/pictures"
	@echo "make icons       draw the icons of browsers that take no SVG, into server/static/icons"
	@echo "make screenshots take the pictures of every page (docs/screens), and of the map that tests compare"
	@echo "make lock        pin requirements*.in with hashes, list their licences, and write the bill of materials"
	@echo "make audit       look the pinned requirements up among known vulnerabilities (needs the network)"
	@echo "make frontend    rebuild the scripts of the live map and the search (needs npm)"
	@echo "make boundaries  rebuild data/boundaries from Natural Earth (needs npm)"
	@echo "make axe         fetch axe-core, which the tests of accessibility use (needs npm)"
	@echo "make fonts       fetch Source Sans, which images and slides are set in (needs npm)"
	@echo "make styles      fetch the citation styles of APA and Chicago"
	@echo "make schemas     fetch the schemas that deploy/kubernetes is tested against (needs the network)"

.venv/app: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

run: .venv/app
	$(BIN)/python -m uvicorn app:app --host $(HOST) --port $(PORT) --no-server-header --http server.protocol.http_protocol:DeadlineProtocol --log-level warning

browser:
	@sh tests/browser/install_chromium.sh

nginx:
	@sh tests/deploy/install_nginx.sh

# The same bytes every time: what is fetched is compared with the hashes beside the files.
axe:
	@sh tests/support/npm_files.sh axe-core $(AXE_VERSION) tests/browser/axe

fonts:
	@sh tests/support/npm_files.sh source-sans $(FONTS_VERSION) charts/print/typefaces

styles: .venv/dev
	@sh tests/support/style_files.sh $(BIN)/python $(STYLES_VERSION) charts/captions/styles

schemas: .venv/dev
	$(BIN)/python -m tests.deploy.schemas.build

# Crowds and two servers behind nginx need the machine for themselves. No event loop can be started
# beside a browser's: what starts one runs before.
ALONE := tests/load tests/deploy
test: .venv/dev browser nginx
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ALONE:%=--ignore=%) --ignore=tests/browser
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/browser
	$(BIN)/python -m pytest $(ALONE)

test-office: .venv/dev
	@sh tests/office/install_libreoffice.sh
	$(BIN)/python -m pytest -q tests/office/deck_in_office.py

# Types take as long as all else here: two at a time.
check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --no-print-directory --jobs 2 check-types check-facts

check-types: .venv/dev
	$(BIN)/mypy

check-facts: .venv/dev
	$(BIN)/python -m data.check
	$(BIN)/python -m charts.check
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory check-frontend; \
	else echo "no npm here: the scripts in server/static are taken as they are"; fi

# The exact packages of package-lock.json, by their hashes.
frontend/node_modules/.package-lock.json: frontend/package-lock.json
	cd frontend && npm ci --silent --no-audit --no-fund
	touch $@

frontend: frontend/node_modules/.package-lock.json
	cd frontend && npm run --silent build

check-frontend: frontend/node_modules/.package-lock.json
	cd frontend && npm run --silent check && npm test --silent

bench: .venv/dev browser
	$(BIN)/python -m benchmarks

lock: .venv/dev
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt
	$(MAKE) licences

licences: .venv/dev
	$(BIN)/python -m tests.licences > THIRD-PARTY.md
	$(BIN)/python -m tests.bill_of_materials > deploy/bill-of-materials.cdx.json

# Strict: a package that could not be looked up is not a package without faults.
audit: .venv/dev
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt

boundaries: .venv/dev
	$(BIN)/python -m geo.build

release: .venv/dev
	$(BIN)/python -m data.release

sentences: .venv/dev
	$(BIN)/python -m tests.support.sentence_forms

messages: .venv/dev
	$(BIN)/python -m data.i18n.messages

pictures: .venv/dev
	$(BIN)/python -m tests.support.svg_summary

icons: .venv/dev
	$(BIN)/python -m tests.support.icons

screenshots: .venv/dev browser
	$(BIN)/python -m tests.browser.screenshots docs/screens
	$(BIN)/python -m tests.browser.map_images

clean:
	rm -rf .venv .cache .pytest_cache .ruff_cache .mypy_cache .hypothesis
