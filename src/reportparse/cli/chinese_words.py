# SPDX-License-Identifier: MIT
"""click's own words in Chinese: headings of the help, and mistakes on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

#: click's modules that look words up by the name `_`, and plurals by `ngettext`.
_MODULES: Final = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.termui,
    click.types,
)
WORDS: Final[Mapping[str, str]] = MappingProxyType({
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "Show this message and exit.": "显示本说明。",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用法说明：{command} {option}",
    "Missing command.": "缺少命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Choose from:\n\t{choices}": "可取：\n\t{choices}",
    "No such command {name!r}.": "没有命令 {name}。",
    "No such option {name!r}.": "没有选项 {name}。",
    "Did you mean {possibility}?": "是否应为 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是否应为以下之一：{possibilities}？）",
    "Got unexpected extra argument ({args})": "多出参数：{args}",
    "Got unexpected extra arguments ({args})": "多出参数：{args}",
    "Error: invalid input": "请输入 y 或 n",
    "Invalid value: {message}": "取值有误：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的取值有误：{message}",
    "{value!r} is not {choice}.": "“{value}”不是 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不在可取值之内：{choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是有效的数字。",
    "{value} is not in the range {range}.": "{value} 超出范围 {range}。",
    "{name} {filename!r} does not exist.": "“{filename}”不存在。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，不是文件夹。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "没有读取“{filename}”的权限。",
    "{name} {filename!r} is not writable.": "没有写入“{filename}”的权限。",
    "Option {name!r} requires an argument.": "选项 {name} 须有取值。",
    "Option {name!r} does not take a value.": "选项 {name} 不带取值。",
})  # fmt: skip


def speak_chinese() -> None:
    """Replace click's words by the Chinese ones; those without a translation stay English.

    click looks them up by GNU gettext, which would need compiled files and the language of the
    environment; `--lang` sets it for one call.
    """
    for module in _MODULES:
        vars(module).update(_=_translated, ngettext=_plural)
    setattr(click.HelpFormatter, "write_heading", _write_heading)  # noqa: B010  # its own words
    own = click.MissingParameter.format_message
    # click ends the name of what is missing with a full stop of its own.
    setattr(  # noqa: B010
        click.MissingParameter, "format_message", lambda error: own(error).replace("'.", "'。", 1)
    )


def _write_heading(formatter: click.HelpFormatter, heading: str) -> None:
    formatter.write(f"{'':>{formatter.current_indent}}{heading}：\n")


def _translated(words: str) -> str:
    return WORDS.get(words, words)


def _plural(singular: str, plural: str, number: int) -> str:
    return _translated(singular if number == 1 else plural)
