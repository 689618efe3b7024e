"""The statements of the page on datasets are true."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportparse import dataset
from tests.conftest import CORPUS, ROOT
from tests.dataset.common import built, query, write_made

PAGE = (ROOT / "docs" / "datasets.md").read_text("utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n(\|.*?\n)(?=\n)", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("docs")
    write_made(base / "reports", 200)
    built(base / "all.duckdb", base / "reports")
    return base / "all.duckdb"


@pytest.mark.parametrize(("sql", "table"), QUESTIONS)
def test_questions_have_the_answers_that_are_printed(sql: str, table: str, made: Path) -> None:
    rows = [[_shown(value) for value in row] for row in query(made, sql)]

    printed = [line.strip("|\n ").split(" | ") for line in table.splitlines()[2:]]
    assert rows
    assert printed == rows, "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _shown(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, float | Decimal) else str(value)


def test_there_are_four_questions() -> None:
    assert len(QUESTIONS) == 4


def test_the_python_example(monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}

    exec(example, names)  # our own page

    assert names["tables"]["wide"].num_rows == 7
    assert f"num_rows  # {len(list(CORPUS.glob('disclosure_2021/*.txt')))}" in example
    assert names["tables"]["figures"].schema.field("value").metadata[b"en"]


def test_the_tables_are_those_that_are_listed() -> None:
    listed = re.findall(r"^\| `([\w-]+)` \| ", PAGE, re.MULTILINE)

    assert [one for one in listed if one in dataset.FAILURES] == list(dataset.FAILURES)
    assert [one for one in listed if one not in dataset.FAILURES] == [
        *(table.name for table in dataset.all_tables()),
        "columns",
    ]
