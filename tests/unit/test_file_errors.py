# SPDX-License-Identifier: MIT
"""Files given as bytes and as open files; errors of files in both languages."""

from __future__ import annotations

import ast
import io
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

import reportparse
from reportparse.errors import (
    DecodeError,
    FileFormatError,
    LimitError,
    MissingExtraError,
    ReadError,
)
from reportparse.office import to_docx
from reportparse.readers import Limits
from reportparse.report.model import Report
from tests.conftest import CORPUS, ROOT
from tests.office.common import run

CLEAN = CORPUS / "disclosure_2021/township_zeros.txt"


def test_a_report_is_read_from_bytes_and_from_open_files() -> None:
    report = reportparse.parse_file(CLEAN)
    data = CLEAN.read_bytes()

    named = reportparse.parse_bytes(data, name="a.txt")
    assert named == report
    assert named.source.name == "a.txt"
    with CLEAN.open("rb") as file:
        opened = reportparse.parse_file(file)
    assert (opened, opened.source.name) == (report, str(CLEAN))
    assert reportparse.parse_file(io.BytesIO(data)).source.name is None
    with pytest.raises(LimitError):
        reportparse.parse_file(io.BytesIO(data), limits=Limits(size=10))


def test_a_file_open_for_text_is_refused() -> None:
    text: Any = io.StringIO("正文。")

    with pytest.raises(TypeError, match="open for reading bytes"):
        reportparse.parse_file(text)


def test_bytes_that_are_no_text_are_not_taken_for_another_encoding() -> None:
    numbers = b"\xff" + bytes(value * 7 % 256 for value in range(1000))

    with pytest.raises(FileFormatError, match="neither text nor a file"):
        reportparse.parse_bytes(numbers)
    with pytest.raises(DecodeError, match="--encoding"):
        reportparse.parse_bytes(CLEAN.read_bytes() + b"\xff")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf \r\n", to_docx(Report())])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    report = reportparse.parse_bytes(data, language="en")

    assert [finding.message for finding in report.diagnostics] == [
        "not an annual report: the file is empty"
    ]


@pytest.mark.parametrize(
    ("error", "zh"),
    [
        (DecodeError(7, 2, 0xFF), "无法按 UTF-8 解码第 2 行的字节 0xff"),
        (LimitError("pages", 500), "页数过多：超过 500"),
        (MissingExtraError("pdfplumber", "pdf"), "需要先安装 pdfplumber"),
        (ReadError("damaged"), "damaged"),
    ],
)
def test_errors_are_in_both_languages(error: ReadError | MissingExtraError, zh: str) -> None:
    assert error.text("zh").startswith(zh)
    assert error.text("en") == str(error)
    assert pickle.loads(pickle.dumps(error)).text("zh") == error.text("zh")


def test_the_command_says_it_in_the_language_asked_for(tmp_path: Path) -> None:
    broken = tmp_path / "a.txt"
    broken.write_bytes("一、总体情况\n".encode() * 20 + b"\xff")
    missing = tmp_path / "b.txt"

    done = run("parse", broken, missing, "--lang", "zh", "-o", tmp_path / "out")
    assert done.status == 2
    assert f"{broken}：无法按 UTF-8 解码" in done.err
    assert f"{missing}：没有这个文件" in done.err
    assert "No such file" in run("parse", missing, "--lang", "en", "-o", tmp_path / "out").err
    assert "这是文件夹" in run("parse", tmp_path, "--lang", "zh", "-o", tmp_path / "out").err


#: Calls by which this package tells people what is wrong; not the errors of wrong arguments.
_TELLING = re.compile(
    r"(?!Type|Value|Key|Memory|Timeout|Attribute|MissingExtra|Limit|ProcessEnded)\w*Error|ClickException"
    r"|BadParameter|in_words|misuse|no_such|say|Failure|failure"
)
_WORDS = re.compile(r"[a-z]{3,} [a-z]{2,}")


def test_whatever_is_said_to_people_has_chinese_words() -> None:
    """A call with English words in its own texts has Chinese words in them, too."""
    found = []
    for path in sorted((ROOT / "src" / "reportparse").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _TELLING.fullmatch(
                getattr(node.func, "attr", getattr(node.func, "id", ""))
            ):
                parts = (part for argument in node.args for part in ast.walk(argument))
                texts = (part.value for part in parts if isinstance(part, ast.Constant))
                words = "\n".join(text for text in texts if isinstance(text, str))
                if _WORDS.search(words) and not re.search("[\u4e00-\u9fff]", words):
                    found.append(f"{path.name}:{node.lineno}: {words}")

    assert found == []
