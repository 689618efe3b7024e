"""Every example on a page is run, and gives what the page says."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import Any

import click
import pytest

from reportparse.cli.group import group
from tests.conftest import ROOT

_PAGES = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
    if "_build" not in path.parts and path.name != "CHANGELOG.md"
}
#: Pages with Python that is quoted from files and is run there.
_ELSEWHERE = {
    "docs/adding-a-form.md": "parts of examples/department_accounts",
    "docs/scale.md": "on engines, in tests/engines",
}
#: How many values the pages state, so that none is passed over.
_VALUES = {
    "README.md": 5,
    "README.zh.md": 2,
    "docs/checking.md": 7,
    "docs/datasets.md": 1,
    "docs/index.md": 6,
    "docs/office.md": 3,
    "docs/testing.md": 1,
    "docs/verifying.md": 3,
    "docs/tutorials/import.md": 16,
}
_LOOSELY = ELLIPSIS | NORMALIZE_WHITESPACE
_PYTHON = {
    name: re.findall(r"```python\n(.*?)```", page, re.DOTALL) for name, page in _PAGES.items()
}
_CONSOLE = [
    (name, block)
    for name, page in _PAGES.items()
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL)
]
_SYNOPSES = [
    (name, line.strip())
    for name, page in _PAGES.items()
    if name != "docs/command-line.md"  # made from the commands
    for line in re.findall(r"^    (reportparse .*)$", page, re.MULTILINE)
]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the examples expect it, which they may write to."""
    for name in ("corpus", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "name", [name for name, blocks in _PYTHON.items() if blocks and name not in _ELSEWHERE]
)
@pytest.mark.usefixtures("workplace")
def test_python(name: str) -> None:
    names: dict[str, Any] = {"__name__": "example"}
    stated = 0
    for block in _PYTHON[name]:
        for statement in ast.parse(block).body:
            exec(compile(ast.Module([statement], []), name, "exec"), names)  # our own page
            if isinstance(statement, ast.Expr):
                line = block.splitlines()[(statement.end_lineno or 0) - 1]
                value = _value(line.partition("  # ")[2], names)
                if value is not None:
                    found = eval(compile(ast.Expression(statement.value), name, "eval"), names)
                    assert repr(found) == value, line
                    stated += 1
    assert stated == _VALUES.get(name, 0)


def _value(comment: str, names: dict[str, Any]) -> str | None:
    """The value that *comment* states, as it is printed; None if it has words."""
    try:
        return repr(eval(comment, names))
    except Exception:  # noqa: BLE001  # words
        return None


def test_python_of_a_form_is_part_of_the_example() -> None:
    example = (ROOT / "examples" / "department_accounts" / "department_accounts.py").read_text(
        "utf-8"
    )
    blocks = _PYTHON["docs/adding-a-form.md"]

    assert blocks
    for line in "".join(blocks).splitlines():
        assert line.strip() == "..." or line in example.splitlines(), line


@pytest.mark.parametrize(("name", "block"), _CONSOLE)
@pytest.mark.usefixtures("workplace")
def test_console(name: str, block: str) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = step.partition("\n")
        done = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "COLUMNS": "200"},
        )
        printed = done.stdout + done.stderr
        assert OutputChecker().check_output(expected, printed, _LOOSELY), f"{name}: {printed}"


@pytest.mark.parametrize(("name", "line"), _SYNOPSES)
def test_command_lines_are_understood(name: str, line: str) -> None:
    """Without being run: their commands and options are there."""
    words = shlex.split(line, comments=True)[1:]
    redirected = [at for at, word in enumerate(words) if re.match(r"\d?>|\|", word)]
    words = words[: min(redirected, default=len(words))]
    command: click.Command = group
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, f"{name}: {words[0]}"
        command, words = found, words[1:]

    assert command.make_context(name, words).command is command


def test_the_examples_are_there() -> None:
    assert len(_CONSOLE) == 10
    assert len(_SYNOPSES) >= 40
    assert set(_VALUES) <= {name for name, blocks in _PYTHON.items() if blocks}
