# SPDX-License-Identifier: MIT
"""The command that compares a text with reports, and the one that serves them to models."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportparse.cli.group import group
from tests.conftest import CORPUS

FOLDER = CORPUS / "checks" / "consistent"
WRONG = "2024年，青石县林业局收到政府信息公开申请588件，同比下降6.5%。\n"


def run(*arguments: str | Path, text: str = WRONG) -> Result:
    # As in `main`, what a command returns is its exit status.
    runner = CliRunner()
    return runner.invoke(group, [*map(str, arguments)], input=text, standalone_mode=False)


def test_each_quantity_is_a_line_with_the_figures_that_decide() -> None:
    done = run("verify", "-", "--against", FOLDER, "--lang", "en")

    assert done.return_value == 1
    figure = "    青石县林业局 {} 申请情况→本年新收→总计: {}件 ({})"
    shown = os.path.relpath(FOLDER)
    figures = [
        figure.format(2024, 550, f"{shown}/forestry_2024.txt:67:1"),
        figure.format(2023, 588, f"{shown}/forestry_2023.txt:23:60"),
    ]
    assert done.stdout.splitlines() == [
        "1:23 588件 other_year: the report prints 550; this is the figure of the report on 2023",
        *figures,
        "1:32 6.5% derived: computed from figures that the report prints",
        *figures,
        "    (588 - 550) / 588",
        "2 quantities, compared with 5 reports: derived 1, other_year 1",
    ]


def test_in_chinese_and_with_nothing_to_verify() -> None:
    right = run(
        "verify", "-", "--against", FOLDER, "--lang", "zh", text=WRONG.replace("588", "550")
    )
    nothing = run("verify", "-", "--against", FOLDER, "--lang", "zh", text="没有数字。")

    assert (right.return_value, nothing.return_value) == (0, 0)
    assert right.stdout.splitlines()[0] == "1:23 550件 相符：与报告所载一致"
    assert nothing.stdout == "数据 0 个，对照报告 5 份\n"


def test_as_json(tmp_path: Path) -> None:
    news = tmp_path / "news.html"
    news.write_text(f"<html><body><p>{WRONG}</p></body></html>", "utf-8")

    done = run("verify", news, "--against", FOLDER, "--format", "json")

    verdicts = json.loads(done.stdout)["verdicts"]
    assert [verdict["judgement"] for verdict in verdicts] == ["other_year", "derived"]
    assert verdicts[0]["figures"][0]["file"] == os.path.relpath(FOLDER / "forestry_2024.txt")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "scanned.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    unread = run("verify", "-", "--against", FOLDER, "--against", tmp_path)
    absent = run("verify", tmp_path / "absent.txt", "--against", FOLDER)

    assert (unread.return_value, absent.return_value) == (2, 2)
    assert "scanned.png" in unread.stderr
    assert "absent.txt" in absent.stderr


@pytest.mark.parametrize("arguments", [("verify", "-", "--against"), ("mcp",)])
def test_folders_that_do_not_exist_are_errors(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, CORPUS / "absent")

    assert "no such file or folder" in str(done.exception)


def test_a_file_that_is_no_report_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("关于召开年度工作会议的通知\n各科室：\n", "utf-8")
    done = run("verify", "-", "--against", other)

    assert done.return_value == 2
    assert "other.txt" in done.stderr


def test_other_papers_in_a_folder_are_no_errors(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("关于召开年度工作会议的通知\n", "utf-8")
    done = run("verify", "-", "--against", tmp_path)

    assert done.return_value == 0


def test_there_must_be_a_report_to_compare_with(tmp_path: Path) -> None:
    done = run("verify", "-", "--against", tmp_path, "--lang", "en")

    assert done.return_value == 2
    assert "there is no report to compare with" in done.stderr
