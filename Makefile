# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
OUT    := out

.PHONY: demo test setup lint format evaluate bench lock schema clean

demo: $(VENV)/.ready
	@rm -rf $(OUT)/khwein-2018
	@$(BIN)/rawi trace examples/khwein-2018 --case $(OUT)/khwein-2018
	@$(BIN)/rawi report --case $(OUT)/khwein-2018 -o $(OUT)/khwein-2018.html

test: $(VENV)/.ready-dev
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/pytest
	$(BIN)/rawi evaluate --floors

setup: $(VENV)/.ready

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy

format: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix src tests bench
	$(BIN)/ruff format src tests bench

evaluate: $(VENV)/.ready-dev
	$(BIN)/rawi evaluate

# Takes an hour: cases of up to 100,000 documents are made and gone through. Each script takes smaller sizes as options.
bench: $(VENV)/.ready-dev
	$(BIN)/python bench/read.py
	$(BIN)/python bench/align.py
	$(BIN)/python bench/draw.py
	$(BIN)/python bench/web.py
	$(BIN)/python bench/exports.py
	$(BIN)/python bench/archive.py
	$(BIN)/python bench/one_more.py --documents 500 2000

# uv where it is found, else pip; the locks hold exact versions and hashes.
ifdef UV
  VENV_CREATE = $(UV) venv --quiet --python $(PYTHON) $(VENV)
  INSTALL     = $(UV) pip install --quiet --python $(BIN)/python
else
  VENV_CREATE = $(PYTHON) -m venv $(VENV)
  INSTALL     = $(BIN)/python -m pip install -qq --disable-pip-version-check
endif

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "rawi needs Python 3.11 or newer; set PYTHON=python3.x")'
	@echo "setting up $(VENV) (once)" >&2
	@$(VENV_CREATE)

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock requirements-ftm.lock $(VENV)/.ready
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(INSTALL) --require-hashes -r requirements-ftm.lock || echo "followthemoney was not installed (it needs ICU, see docs/exports.md): its tests are left out" >&2
	@touch $@

# Needs uv: writes the locks for every platform and Python from 3.11 on.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev -o requirements-dev.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev --extra ftm -o requirements-ftm.lock pyproject.toml

# The published schema of the record, made from its types.
schema: $(VENV)/.ready
	$(BIN)/python -c 'import json; from rawi.model import json_schema; print(json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True))' > docs/record.schema.json

clean:
	rm -rf $(VENV) $(OUT) dist build
