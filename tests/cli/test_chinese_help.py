# SPDX-License-Identifier: MIT
"""The help in Chinese."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reportparse.cli import chinese_help
from reportparse.cli.group import group


@pytest.mark.parametrize(
    ("words", "locale", "expected"),
    [
        (["-h"], "zh_CN.UTF-8", "核对报告，指出对不上的地方。"),
        (["dataset", "build", "-h"], "zh_CN.UTF-8", "不显示进度。"),
        (["check", "--lang", "zh", "-h"], "C.UTF-8", "同一机关上一年度的报告。"),
        (["--lang", "zh", "form", "-h"], "C.UTF-8", "生成某年度报告的空白格式"),
        (["check", "--lang", "en", "-h"], "zh_CN.UTF-8", "The same agency's report"),
        (["check", "-h"], "C.UTF-8", "The same agency's report"),
    ],
)
def test_help_is_in_the_language_that_is_asked_for(
    words: list[str], locale: str, expected: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportparse", *words],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "1"},
    )

    assert expected in done.stdout


@pytest.mark.parametrize("words", [["-h"], ["explain", "balance-differs"], ["--lang", "zh", "-h"]])
def test_an_output_without_chinese_has_question_marks(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportparse", *words],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
    )

    assert b"?" in done.stdout
    assert done.stderr == b""


def test_what_is_translated_is_there() -> None:
    context = click.Context(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    nested = {
        f"{name} {below}"
        for name, command in commands.items()
        if isinstance(command, click.Group)
        for below in command.commands
    }

    assert chinese_help._COMMANDS.keys() - {""} <= {*commands, *nested}


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        (
            ["-h"],
            0,
            ["用法： reportparse [选项] 命令 [参数]...", "选项：", "命令：", "显示本说明。"],
        ),
        (
            ["check", "-h"],
            0,
            ["check [选项] [文件]...", "--previous 路径", "--select 代码", "[默认：(随系统语言)]"],
        ),
        (["chek"], 2, ["用法说明：reportparse --help", "错误：没有命令 chek；相近的有 check"]),
        (["check", "--ignor", "x"], 2, ["错误：没有选项 --ignor。"]),
        (["check", "--fail-on", "x", "-"], 2, ["'--fail-on' 的取值有误：“x”不在可取值之内"]),
        (["check", "--due", "2026-1", "-"], 2, ["错误：'--due' 的取值有误：“2026-1”不是日期"]),
        (["agencies", "--lang", "zh", "propose", "none.csv"], 2, ["none.csv：没有这个文件"]),
        (["check", "--due", "2026-01-20", "-"], 2, ["错误：--due 须与 --letters 同用"]),
        (
            ["check", "--select", "balance-difers"],
            2,
            ["没有代码 balance-difers；相近的有 balance-"],
        ),
        (["check", "-o", "none/page.txt", "-"], 2, ["none/page.txt：没有这个文件夹"]),
        (["check", "--profile", "none.toml", "-"], 2, ["none.toml：没有这个文件"]),
        (["form"], 2, ["错误：缺少选项 '--year'。"]),
        (["form", "--year", "x"], 2, ["“x”不是有效的数字。"]),
        (["form", "--year", "1999"], 2, ["没有 1999 年度报告的格式"]),
        (["form", "--year", "20223"], 2, ["20223 年尚未开始"]),
        (["explain", "nope"], 2, ["没有代码 nope\n"]),
        (["view", "-", "-o", "none.html"], 1, ["<stdin>：这不是政府信息公开工作年度报告"]),
        (["verify"], 2, ["缺少参数 '文本'。"]),
        (["parse", "--stage", "x"], 2, ["没有名为 x 的步骤"]),
        (
            ["check", "--profile", "guoban", "-"],
            2,
            ["guoban：没有这个方案；相近的有 guoban-2021"],
        ),
        (["check", "--agencies", "a.csv", "-"], 2, ["a.csv:1：缺少“名称”列"]),
        (
            ["dataset", "build", ".", "-o", "a.txt"],
            2,
            ["a.txt：数据集的文件名须以 ", "、.csv（CSV 文件夹）、"],
        ),
        (["check", "-", "-o", "a.pdf"], 2, ["a.pdf：文件名须以 .txt、.json、"]),
        (["parse", "-", "-o", "a.docx", "--format", "json"], 2, ["a.docx：文件名与 --format json"]),
        (["schema", "--form", "2020"], 2, ["没有格式 2020；已有：2021、2019、2014"]),
        (["format", "-i"], 2, ["--in-place 须写明文件"]),
        (["explain"], 0, ["“…”填报为 …，各办理结果相加为 …"]),
        (["dataset", "summary", "none.duckdb"], 2, ["none.duckdb：没有数据集"]),
        (["verify", "a.csv", "--against", "none"], 2, ["none：没有这个文件或文件夹"]),
        (["corpus", "check", "none"], 2, ["none：没有这个文件或文件夹"]),
        (["parse", "-"], 1, ["<stdin>：这不是政府信息公开工作年度报告"]),
    ],
)
def test_words_of_a_command_are_chinese(
    words: list[str], status: int, expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("别名\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reportparse", *words],
        check=False,
        input="",
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "200"},
    )

    shown = done.stdout + done.stderr
    assert (done.returncode, [text for text in expected if text not in shown]) == (status, [])
    assert "Error" not in shown
