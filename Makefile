# `make` shows what there is to make.

PYTHON_FOUND = python=$$(sh launch/find_python.sh) && exec "$$python" -m launch

.PHONY: help run manage test test-unit test-pg15 lint format bench lighthouse validate bootstrap requirements clean

help:
	@echo "make run        start HipFlex on http://127.0.0.1:8000/ (HOST=, PORT=, DATA_DIR=, DATABASE_URL=)"
	@echo "make manage     Django's command line on that site (ARGS=remove_demo removes the demo squad)"
	@echo "make test       every check and test (ARGS= goes to pytest)"
	@echo "make test-unit  unit tests only, in half a minute"
	@echo "make test-pg15  every check and test on PostgreSQL 15 (POSTGRES_BIN=)"
	@echo "make lint       check the style of code and templates"
	@echo "make format     fix formatting"
	@echo "make bench      measure speed against a bare Django view"
	@echo "make lighthouse Lighthouse scores for the public pages of the site at URL= (needs npm)"
	@echo "make validate   check every page with the Nu Html Checker (needs npm and Java)"
	@echo "make bootstrap  cut Bootstrap's style sheet to the classes in vendor/cut_bootstrap.py"
	@echo "make clean      delete files made by the tests; your data is kept"

run:
	@$(PYTHON_FOUND) run

manage:
	@$(PYTHON_FOUND) manage

test:
	@$(PYTHON_FOUND) test

test-unit:
	@$(PYTHON_FOUND) test-unit

test-pg15: export POSTGRES_BIN ?= /usr/lib/postgresql/15/bin
test-pg15: test

lint:
	@$(PYTHON_FOUND) lint

format:
	@$(PYTHON_FOUND) format

bench:
	@$(PYTHON_FOUND) bench

lighthouse:
	@$(PYTHON_FOUND) lighthouse

validate:
	@$(PYTHON_FOUND) validate

bootstrap:
	@python=$$(sh launch/find_python.sh) && "$$python" -m vendor.cut_bootstrap

# Needs uv; its lock file stays out of the repository, because it names hosts.
UV_EXPORT = uv export --quiet --frozen --no-header --no-annotate --no-emit-project --no-emit-index-url --format requirements-txt
requirements:
	uv lock --quiet
	$(UV_EXPORT) --no-dev > requirements.txt
	$(UV_EXPORT) --no-dev --extra pdf > requirements-pdf.txt
	$(UV_EXPORT) --all-groups --extra pdf > requirements-dev.txt

clean:
	rm -rf data/test .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
