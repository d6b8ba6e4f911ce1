# The one task runner. CI types nothing that cannot be typed here.
#   make site    install what is needed, check the data, build into site/
#   make serve   live preview that reloads when a page or a CSV changes
#   make test    install what is needed (a browser too) and run the tests that each change needs
#   make test-all  run all tests (some need LibreOffice), with more inputs where a test takes many
#   make check   format, lint, types, workflows, data, and of scripts and style sheets the same
#   make check-frontend  the part of it that needs Node
#   make format  rewrite code in the project's format
#   make lock    resolve requirements/*.in anew
#   make bench   time the build against plain MkDocs-Material on the same Markdown; measure search
#   make bench-long  the same up to 5,000 programs; takes hours on two cores
#   make officer  inject every fault into every table; count the changed digits that checks catch
#   make fuzz    10,000 inputs for each file of properties, others each time
#   make robust  fill disks, spoil caches, build with every Python of the machine
#   make audit   Lighthouse, weight, axe, HTML validity, links, actionlint, a second build: budgets
#   make audit-long  weight, requests and speed of every kind of page with 1,000 programs
#   make links   follow every link of the site, to other sites too; broken ones go to LINKS
#   make pictures  the pictures of our own site that the guides show
#   make screenshots  pictures of the main pages, wide and narrow, light and dark, into SHOTS

SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: site serve test test-all check format lock bench bench-long officer fuzz robust audit
.PHONY: check-frontend format-frontend audit-long links screenshots pictures clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# In their order: else the longest file, of few tests, comes last and one core has nothing to do.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder
# The report's text is not part of the project; where it is given, its passports are verified.
REPORT ?=
# Numbers of programs that `make bench` builds.
BENCH_SIZES ?= 25 250 1000
# Where `make screenshots` puts its pictures.
SHOTS ?= screenshots
# Where `make links` writes what leads nowhere.
LINKS ?= links.md

# Where `make audit` and `make test-all` keep what they measured; `make site` shows it on about/quality/
# if it was measured of the very content that is built.
export QUALITY ?= .cache/quality.json
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
# Some shells forbid it; every command and every worker of the tests would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE
# The package that is checked, built and tested; an empty variable names nothing.
ifeq ($(DATA_DIR),)
unexport DATA_DIR
else
export DATA_DIR
endif

site: $(VENV)/.site
	@.ci/build

serve: $(VENV)/.site
	$(BIN)/python -m mkdocs serve --no-strict

test: $(VENV)/.dev
	@.ci/find-browser --install || true
	$(PYTEST) -m "not slow"

# The results are kept whether or not they are good.
test-all: $(VENV)/.dev
	@.ci/find-browser --install || true
	@.ci/find-office --install || true
	@mkdir -p .cache && rm -f .cache/tests.xml
	LEDGER_LONG=1 $(PYTEST) --junit-xml .cache/tests.xml; code=$$?; \
	  $(BIN)/python -m tests.audit.record .cache/tests.xml || code=1; exit $$code

check: $(VENV)/.dev check-frontend
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/zizmor --offline --quiet --persona pedantic .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/python -m macros check
	$(if $(REPORT),$(BIN)/python -m macros verify "$(REPORT)")

check-frontend: tests/frontend/node_modules/.stamp
	npm run --silent --prefix tests/frontend check

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@# Scripts too where Node is; who edits none of them needs none.
	! command -v npm >/dev/null || $(MAKE) format-frontend

format-frontend: tests/frontend/node_modules/.stamp
	npm run --silent --prefix tests/frontend format

lock: $(VENV)/.dev
	for name in site dev; do \
	  $(BIN)/uv pip compile --quiet --no-header --universal --python-version 3.11 \
	    --generate-hashes --upgrade requirements/$$name.in -o requirements/$$name.txt; \
	done

bench: $(VENV)/.dev
	$(BIN)/python tests/bench/build.py
	$(BIN)/python -m tests.bench.search
	$(BIN)/python -m tests.bench.scale $(BENCH_SIZES)

bench-long:
	$(MAKE) bench BENCH_SIZES="25 250 1000 5000"

officer: $(VENV)/.dev
	$(BIN)/python -m tests.officer.everything
	$(BIN)/python -m tests.audit.digits

fuzz: $(VENV)/.dev
	LEDGER_FUZZ=fuzz $(BIN)/python -m pytest -n 2 tests/properties

robust: $(VENV)/.dev
	$(BIN)/python -m pytest -n0 -s tests/robust/machines.py

audit: $(VENV)/.dev tests/audit/node_modules/.stamp
	REPORT="$(REPORT)" $(BIN)/python -m tests.audit.run

audit-long: $(VENV)/.dev tests/audit/node_modules/.stamp
	$(BIN)/python -m tests.audit.many 1000

links: $(VENV)/.dev tests/audit/node_modules/.stamp
	$(BIN)/python -m tests.audit.links "$(LINKS)"

screenshots: $(VENV)/.dev
	$(BIN)/python -m tests.audit.screenshots "$(SHOTS)"

pictures: $(VENV)/.dev
	$(BIN)/python -m tests.audit.pictures

clean:
	rm -rf $(VENV) .cache site tests/audit/node_modules tests/frontend/node_modules

# One environment, two stamps: the site needs less than the tests. Installing the development set
# covers the site's, so neither ever installs twice.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV) || \
	  { echo "venv could not be made. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

tests/audit/node_modules/.stamp: tests/audit/package-lock.json tests/audit/.npmrc
	@command -v npm >/dev/null && command -v java >/dev/null || \
	  { echo "The audit needs Node 20 or newer (with npm) and Java 17 or newer."; exit 1; }
	npm ci --prefix tests/audit --no-audit --no-fund --loglevel=error
	@touch $@

tests/frontend/node_modules/.stamp: tests/frontend/package-lock.json tests/frontend/.npmrc
	@command -v npm >/dev/null || \
	  { echo "Scripts and style sheets are checked with Node 20.19 or newer (with npm); it is not installed."; exit 1; }
	npm ci --prefix tests/frontend --no-audit --no-fund --loglevel=error
	@touch $@
