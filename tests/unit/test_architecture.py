# SPDX-License-Identifier: MIT
"""The order of the package: which folder may import which, and how large its files may grow."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

from reportparse.forms import registry
from reportparse.forms.declaring import prose_names
from tests.conftest import ROOT

PACKAGE: Final = ROOT / "src" / "reportparse"

#: The folders, and the modules at the top, from the bottom: each imports from those before it only.
#: The last names are doors: the package's own names, what a process is started with.
FLOORS: Final = (
    ("version",),
    ("text",),
    ("support",),
    ("diagnostics",),
    ("errors",),
    ("document",),
    ("forms",),
    ("tables", "narrative"),
    ("report",),
    ("readers", "agencies"),
    ("checks",),
    ("output",),
    ("verification",),
    ("api",),
    ("testing",),
    ("view", "dataset", "corpus"),
    ("office",),
    ("serve", "agents"),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
LONGEST_FILE: Final = 350
LONGEST_FUNCTION: Final = 50
MOST_AT_THE_TOP: Final = 6
UNEXPECTED: Final = re.compile(
    r"\b(held\s+against|noughts?|stands?|told\s+(by|apart)|at\s+hand|mended)\b"
    r'|"""(What|Whether) ',
    re.IGNORECASE,
)


@cache
def trees() -> Mapping[str, ast.Module]:
    """The files of the package, by their dotted names below it; a folder's own is its name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts
        found[".".join(name)] = ast.parse(path.read_text("utf-8"))
    return found


def imports(module: str) -> Iterator[str]:
    """The modules of the package that *module* imports, wherever in the file it does."""
    is_folder = (PACKAGE / module.replace(".", "/")).is_dir()
    within = [] if module == "__init__" else module.split(".")
    for node in ast.walk(trees()[module]):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                up = node.level - is_folder
                base = within[: len(within) - up] if up else within
                names = [*base, *(node.module or "").split(".")] if node.module else base
            elif (node.module or "").partition(".")[0] == "reportparse":
                names = (node.module or "").split(".")[1:]
            else:
                continue
            yield from (_imported(names, alias.name) for alias in node.names)


def _imported(names: Iterable[str], name: str) -> str:
    base = ".".join(names)
    below = f"{base}.{name}" if base else name
    return below if below in trees() else base or "__init__"


def floor_of(folder: str) -> int:
    return next(number for number, folders in enumerate(FLOORS) if folder in folders)


def circle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def test_every_folder_has_its_floor() -> None:
    named = {folder for folders in FLOORS for folder in folders}

    assert {module.partition(".")[0] for module in trees()} == named


@pytest.mark.parametrize("module", trees())
def test_a_folder_imports_only_from_those_below_it(module: str) -> None:
    own = module.partition(".")[0]
    others = {name.partition(".")[0] for name in imports(module)} - {own}

    assert {other for other in others if floor_of(other) >= floor_of(own)} == set()


def test_files_import_in_no_circle() -> None:
    assert circle({module: set(imports(module)) - {module} for module in trees()}) == []


def test_folders_import_in_no_circle() -> None:
    graph: defaultdict[str, set[str]] = defaultdict(set)
    for module in trees():
        own = module.partition(".")[0]
        graph[own] |= {name.partition(".")[0] for name in imports(module)} - {own}

    assert circle(graph) == []


def test_few_modules_are_at_the_top() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_AT_THE_TOP


def test_no_module_has_the_name_of_another() -> None:
    names = [module.rpartition(".")[2] for module in trees()]

    assert {name for name in names if names.count(name) > 1} == set()


def test_no_class_has_the_name_of_another() -> None:
    names = [
        node.name
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]

    assert {name for name in names if names.count(name) > 1} == set()


def test_only_the_forms_know_their_keys() -> None:
    keys = set(registry.forms())
    naming = {
        module
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in keys
    }

    assert {module for module in naming if not module.startswith("forms.")} == set()


def test_only_the_forms_know_the_paths_of_figures_and_their_names_in_prose() -> None:
    tables = [table for form in registry.BUILT_IN for table in form.tables]
    known = {path for table in tables for row in table.rows for path in row.figures}
    names = {
        name for table in tables for *_, several in prose_names(table.model) for name in several
    }
    # Shorter ones are words of many meanings.
    known |= {name for name in names if len(name) >= len("予以公开")}
    naming = {
        (module, node.value)
        for module, tree in trees().items()
        if module.partition(".")[0] not in ("forms", "testing")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in known
    }

    assert naming == set()


@pytest.mark.parametrize("module", trees())
def test_docstrings_begin_with_a_noun_phrase_or_a_verb(module: str) -> None:
    texts = {
        ast.get_docstring(node) or ""
        for node in ast.walk(trees()[module])
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {text for text in texts if text.startswith(("What ", "Whether "))} == set()


def test_words_that_no_reader_expects_are_not_used() -> None:
    texts = [*PACKAGE.rglob("*.py"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]

    found = {path.name: UNEXPECTED.search(path.read_text("utf-8")) for path in texts}

    assert {name: match for name, match in found.items() if match} == {}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(text.splitlines()) <= LONGEST_FILE
    assert [
        node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ] == []
