# Everything a person does with the project; `make help` lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
# Real documents and their answers, if you have them: a folder with documents/, gold/, score.py.
SHARED ?= ../shared

$(VENV)/.run: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(VENV)/.run ## set up, import the sample plans, say what was found
	$(BIN)/kehoach import corpus/samples/documents --into $(OUT)/demo
	@$(BIN)/kehoach show corpus/samples/documents/province-2017.docx -o $(OUT)/demo/page.html

.PHONY: test
test: $(VENV)/.dev ## set up and run the tests
	$(BIN)/pytest -n auto

.PHONY: check
check: $(VENV)/.dev ## lint, formatting, types, import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python scripts/check_lock.py

.PHONY: score
score: $(VENV)/.dev ## measure against the gold answers of samples and of real documents
	PYTHON=$(BIN)/python OUT=$(OUT)/score SHARED=$(SHARED) scripts/score

.PHONY: bench
bench: $(VENV)/.dev ## speed and memory, ours beside the peers'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/run.py

.PHONY: serve
serve: $(VENV)/.run ## the registry of the sample plans on http://127.0.0.1:8000
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[web,export]'
	$(BIN)/kehoach import corpus/samples/documents --into $(OUT)/serve
	$(BIN)/kehoach serve --in $(OUT)/serve

.PHONY: lock
lock: ## write the lock files anew (needs uv)
	uv pip compile --quiet --universal --no-header --python-version 3.11 \
		pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --no-header --python-version 3.11 \
		--extra dev --extra ocr --extra web --extra export --extra postgresql \
		-c requirements.lock pyproject.toml -o requirements-dev.lock
