"""Every example on a page is run, and gives what the page says."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import webbrowser
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import reportparse
from reportparse.cli.group import group
from tests.conftest import CORPUS, ROOT
from tests.dataset.common import built

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
#: Commands that go on until they are stopped; pages whose commands other tests run.
_NOT_RUN = ("serve", "mcp", "docs/quality.md", "docs/scale.md")
#: Folders of reports in the command lines; options for outputs, which are there for the next.
_FOLDERS = ("FOLDER", "reports", "年报文件夹")
_WRITTEN = ("-o", "--annotate", "--letters")
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


@pytest.mark.parametrize("name", dict.fromkeys(name for name, _ in _SYNOPSES))
def test_command_lines_run(name: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a page in their order, on files of the names that they use."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    for _, line in (synopsis for synopsis in _SYNOPSES if synopsis[0] == name):
        words = _words(line)
        if name in _NOT_RUN or words[0] in _NOT_RUN:
            _check_understood(name, words)
            continue
        for option, word in pairwise(["", *words]):
            if option not in _WRITTEN:
                _make_input(workplace / word.replace("*", "2024").rstrip("/"))
        found = [match for word in words for match in sorted(map(str, Path().glob(word))) or [word]]
        done = CliRunner().invoke(group, found, standalone_mode=False)
        assert done.exception is None, f"{line}: {done.exception!r}"
        assert done.return_value in {0, 1}, f"{line}: {done.output}"


def _words(line: str) -> list[str]:
    """The words of a command after `reportparse`, up to a redirection."""
    words = shlex.split(line, comments=True)[1:]
    redirected = [at for at, word in enumerate(words) if re.match(r"\d?>|\|", word)]
    return words[: min(redirected, default=len(words))]


def _make_input(path: Path) -> None:
    """Let there be a file or a folder at *path*, if its name is that of an input."""
    if path.exists():
        return
    if path.name in _FOLDERS:
        _make_folder(path)
    elif path.suffix == ".docx":
        shutil.copy(min((CORPUS / "files").rglob("*.docx")), path)
    elif path.suffix == ".zip":
        shutil.make_archive(str(path.with_suffix("")), "zip", CORPUS / "checks" / "consistent")
    elif path.suffix == ".duckdb":
        built(path, CORPUS / "checks" / "consistent")
    elif path.suffix in {".txt", ".html"}:
        path.parent.mkdir(exist_ok=True)
        year = "2023" if "2023" in path.name else "2024"
        shutil.copy(CORPUS / "checks" / "consistent" / f"forestry_{year}.txt", path)


def _make_folder(path: Path) -> None:
    """Reports of a government and its agencies on 2025, with their counts as expected results."""
    path.mkdir()
    for text in (CORPUS / "checks" / "children-differ").glob("*.txt"):
        year = str(reportparse.parse_file(text).year)
        (path / text.name).write_text(text.read_text("utf-8").replace(year, "2025"), "utf-8")
        figures = reportparse.parse_file(path / text.name).figures()
        counts = {name: value for name, value in figures if isinstance(value, int)}
        (path / text.name).with_suffix(".json").write_text(json.dumps({"expected": counts}))


def _check_understood(name: str, words: list[str]) -> None:
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
