# `make` lists the commands.

LAUNCH = python=$$(sh launch/find_python.sh) && exec "$$python" -m launch

.PHONY: help run manage test test-unit test-pg15 lint format bench lighthouse validate bootstrap requirements clean

help:
	@echo "make run        start HipFlex on http://127.0.0.1:8000/ (HOST=, PORT=, DATA_DIR=, DATABASE_URL=)"
	@echo "make manage     Django's command line on that site (ARGS=remove_demo removes the demo squad)"
	@echo "make test       every check and test (ARGS= chooses tests, without coverage)"
	@echo "make test-unit  the quick tests of single parts, in half a minute"
	@echo "make test-pg15  every check and test on PostgreSQL 15 (POSTGRES_BIN=)"
	@echo "make lint       check the style of code and templates"
	@echo "make format     fix formatting"
	@echo "make bench      compare pages with the fastest Django view"
	@echo "make lighthouse audit public pages of the site that runs at URL= (needs npm)"
	@echo "make validate   check every page with the Nu Html Checker (needs npm and Java)"
	@echo "make bootstrap  cut Bootstrap's style sheet to the classes in vendor/cut_bootstrap.py"
	@echo "make clean      delete files made by the tests; your data is kept"

run:
	@$(LAUNCH) run

manage:
	@$(LAUNCH) manage

test:
	@$(LAUNCH) test

test-unit:
	@$(LAUNCH) test-unit

test-pg15: export POSTGRES_BIN ?= /usr/lib/postgresql/15/bin
test-pg15: test

lint:
	@$(LAUNCH) lint

format:
	@$(LAUNCH) format

bench:
	@$(LAUNCH) bench

# On a simulated phone; other work on the machine makes the scores worse.
URL ?= http://127.0.0.1:8000
LIGHTHOUSE_PAGES = / /exercises/ /exercises/seated-knee-lift/ /evidence/
lighthouse: export CHROME_PATH ?= $(CHROMIUM)
lighthouse:
	npx --yes @lhci/cli@0.15.1 autorun --config=bench/lighthouse.json $(LIGHTHOUSE_PAGES:%=--collect.url=$(URL)%)

CHECKER = data/tools/node_modules/vnu-jar/build/dist/vnu.jar
$(CHECKER):
	npm install --silent --ignore-scripts --no-save --prefix data/tools vnu-jar@26.9.27

validate: export VNU = $(abspath $(CHECKER))
validate: $(CHECKER)
	@$(LAUNCH) validate

bootstrap:
	@python=$$(sh launch/find_python.sh) && "$$python" -m vendor.cut_bootstrap

# Needs uv; its lock file stays out of the repository, because it names hosts.
UV_EXPORT = uv export --quiet --frozen --no-header --no-annotate --no-emit-project --no-emit-index-url --format requirements-txt
requirements:
	uv lock --quiet
	$(UV_EXPORT) --no-dev > requirements.txt
	$(UV_EXPORT) --no-dev --extra local > requirements-local.txt
	$(UV_EXPORT) --no-dev --extra pdf > requirements-pdf.txt
	$(UV_EXPORT) --all-groups --all-extras > requirements-dev.txt

clean:
	rm -rf data/test .coverage .lighthouseci .mypy_cache .pytest_cache .ruff_cache .hypothesis
