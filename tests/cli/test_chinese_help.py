# SPDX-License-Identifier: MIT
"""The help in Chinese."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from reportparse.cli import chinese_help, group


@pytest.mark.parametrize(
    ("words", "locale", "expected"),
    [
        (["-h"], "zh_CN.UTF-8", "核对报告，指出对不上的地方。"),
        (["dataset", "build", "-h"], "zh_CN.UTF-8", "不显示进度。"),
        (["check", "--lang", "zh", "-h"], "C.UTF-8", "同一机关上一年度的报告。"),
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
