# Needs Python 3.11 or newer, pip and make; everything else is set up in .venv.
PYTHON ?= python3
VENV ?= .venv
CASES ?= 100000
BIN = $(VENV)/bin
# The package alone, which the demo needs, and all that working on it needs.
INSTALLED = $(VENV)/installed
READY = $(VENV)/ready

.PHONY: picture packages demo test laws covered outside engines browser docs lint damage fuzz fuzz-files score bench bench-files bench-agents bench-view gate large mutants published accept clean

demo: $(INSTALLED)  ## Read a sample report: figures, problems, JSON; check another
	@$(BIN)/reportparse show corpus/disclosure_2021/county_with_faults.txt || test $$? -eq 1
	@echo
	@echo "Two years of an agency, compared with each other:"
	@$(BIN)/reportparse check corpus/checks/carried-in-differs || test $$? -eq 1
	@echo
	@echo "The first report as JSON (first lines of):"
	@$(BIN)/reportparse parse corpus/disclosure_2021/county_with_faults.txt -o demo.json || test $$? -eq 1
	@head -n 60 demo.json
	@echo "… all of it is in demo.json"

test: $(READY)  ## All tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --ignore tests/laws --ignore tests/outside --durations 20
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 20 tests/laws

# What reads, checks and writes figures, and the tests of it that start no other process.
COVERED = src/reportparse/forms/*,src/reportparse/tables/*,src/reportparse/checks/*,src/reportparse/output/*,src/reportparse/report/building.py
COVERING = tests/unit tests/corpus tests/files

covered: $(READY)  ## Branch coverage; hardly a line or branch that reads figures may be untested
	$(BIN)/python -m pytest --quiet --numprocesses auto --dist loadfile --cov --cov-report= $(COVERING)
	$(BIN)/python -m coverage report --include="$(COVERED)" --fail-under=95

laws: $(READY)  ## The laws on examples that differ each time, and how time grows with the text
	$(BIN)/python -m pytest tests/laws --hypothesis-profile random -m "timing or not timing"

outside: $(READY)  ## Packages and examples as people install them: pip, pre-commit, npm, type checkers
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile tests/outside

engines: $(READY)  ## Datasets on Ray and Spark, each on several processes; Spark needs Java
	$(BIN)/python -m pip install --quiet --group engines
	$(BIN)/python -m pytest tests/engines

browser: $(READY)  ## The pages in Chromium, which must be installed
	$(BIN)/python -m pip install --quiet --group browser
	$(BIN)/python -m pytest tests/browser

lint: $(READY)  ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

damage: $(READY)  ## A hundred thousand damaged pages: no figure may be silently wrong
	$(BIN)/python -m tests.laws.damage --cases $(CASES)

TIME ?= 600

fuzz: $(READY)  ## Fuzz text, JSON and files, TIME seconds each; needs Linux on x86-64
	$(BIN)/python -m pip install --quiet --group fuzz
	set -e; for target in text json file; do $(BIN)/python -m fuzz.run $$target --seconds $(TIME); done

FILES ?= 20000

fuzz-files: $(READY)  ## Mutated files of each kind: a report or a documented error, soon
	$(BIN)/python -m fuzz.files --cases $(FILES)

MUTANTS ?= reportparse.forms* reportparse.checks*

mutants: $(READY)  ## Change the code that reads and checks in small ways: does a test notice?
	$(BIN)/python -m pip install --quiet --group mutants
	$(BIN)/mutmut run --max-children 1 $(foreach name,$(MUTANTS),"$(name)")
	$(BIN)/mutmut results

docs: $(READY)  ## The documentation as a site, in docs/_build/html; its notebook is run
	$(BIN)/python -m pip install --quiet --group docs
	rm -rf docs/_build
	$(BIN)/sphinx-build -W --keep-going --quiet -b html -d docs/_build/doctrees docs docs/_build/html

score: $(READY)  ## How the pages in all layouts are read
	$(BIN)/reportparse corpus score corpus/layouts

bench: $(READY)  ## Speed and memory beside yardsticks, in one run
	$(BIN)/python bench/run.py

bench-files: $(READY)  ## HTML, DOCX and PDF beside the libraries for them, in one run
	$(BIN)/python bench/files.py

bench-agents: $(READY)  ## A thousand calls of the tools for language models: time and memory
	$(BIN)/python bench/agents.py

bench-view: $(READY)  ## Pages of heavy reports, in Chromium, in one run
	$(BIN)/python -m pip install --quiet --group browser
	$(BIN)/python bench/view.py

gate: $(READY)  ## Fail if one of the main ratios is much worse than the one that is kept
	$(BIN)/python bench/run.py gate

large: $(READY)  ## Texts of up to 50 MB: time and memory
	$(BIN)/python bench/large.py

published: $(READY)  ## Write the schema and the pages that are made from the code
	$(BIN)/python -m docs.making

# Folders whose reports have all that is read from them beside them.
GOLDENS = $(filter-out corpus/layouts corpus/checks corpus/prose corpus/files corpus/questions,$(wildcard corpus/*))

picture: $(READY)  ## The README's picture of `view`, taken in Chromium, and the plots of the gallery
	$(BIN)/python -m pip install --quiet --group browser --group docs
	$(BIN)/python -m docs.making.picture
	$(BIN)/python -m docs.making.plots

packages: $(READY)  ## Build wheel and sdist; use them in empty environments, each extra alone
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	$(BIN)/python .ci/packages.py dist

accept: $(READY)  ## Show what is read otherwise than expected, and write it; read the diff first
	$(BIN)/reportparse corpus accept $(GOLDENS)
	$(BIN)/python tests/corpus/accept.py

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { echo "needs Python 3.11 or newer (PYTHON=... names another one)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $(INSTALLED)

$(READY): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(READY)

clean:
	rm -rf $(VENV) dist demo.json
