# SPDX-License-Identifier: MIT
"""The help of the commands in Chinese, where the locale or `--lang` asks for it.

A command or option without an entry keeps its English help.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import Final

import click

from .file_messages import locale_language

_COMMANDS: Final = {
    "": "读取和核对政府信息公开工作年度报告。\n\n数据写到标准输出，提示写到标准错误。退出状态："
        "0 没有错误，1 有错误，2 无法完成。",
    "parse": "读取报告，输出 JSON；或将一份报告按规定格式输出为 Word 文档。\n\n"
    "多份报告每行一个 JSON 对象，次序与文件相同。退出状态：1 报告有错误，"
    "或文件不是年度报告；2 有文件无法读取，其余照常处理。",
    "check": "核对报告，指出对不上的地方。\n\n核对表内勾稽关系、章节、跨年衔接和文字中的数据；"
             "同一机关相邻两年的报告自动配对。也可以指定文件夹。退出状态：1 有达到 --fail-on 级"
             "别的问题；2 有文件无法读取，或其他软件包的规则运行出错，其余照常核对。"
             "`reportparse explain 代码` 说明某个问题。",
    "verify": "核实一段文字中的数据是否与报告一致。\n\n文本可以是 TXT、网页、DOCX 或 PDF 文件，"
              "- 为标准输入。退出状态：1 有数据与报告不符；2 有文件无法读取。",
    "explain": "说明某个问题代码的含义和依据；不给代码时列出全部代码。",
    "profile": "显示核对方案（check 的 --profile）。",
    "profile show": "以 TOML 显示核对方案（默认 guoban-2021）；可写方案名称或方案文件。",
    "show": "在终端显示报告的各表数字和问题。\n\n没有填报的数字显示为 —。"
    "退出状态 1 表示报告有错误。",
    "view": "把报告做成网页：左边原文，右边表格和问题。\n\n同一机关各年并列。网页无需联网。"
    "退出状态 1 表示报告有错误。",
    "serve": "在本机打开一个网页，把报告拖入或粘贴即可查看。\n\n文件只在本机处理，不写入磁盘。"
    "按 Ctrl-C 结束。",
    "mcp": "通过模型上下文协议（MCP）把报告提供给语言模型，使用标准输入输出。\n\n"
    "路径为一个数据集，或若干文件夹和文件；只读，不联网。由宿主程序启动，不在终端中使用。",
    "text": "输出从网页、DOCX、PDF 中提取的文本。",
    "format": "把报告写成规范文本。\n\n有错误的报告不写回。"
    "退出状态 1 表示文件不是规范文本（--check）、"
    "没有写回（-i）或有错误。",
    "form": "生成某年度报告的空白格式（Word 文档）。",
    "sum": "把各机关报告的数字汇总到上级机关的报告草稿。\n\n有机关的数字缺少或存疑时，该合计留空。"
    "退出状态：1 有机关的数字缺少或存疑；2 有文件无法读取。",
    "corpus": "按预期结果检验报告文件夹。",
    "corpus accept": "把读取结果写入各报告的同名 JSON 文件，写入前显示差异。",
    "corpus check": "检验文件夹中的报告：各项保证是否成立，是否与同名 JSON 文件中的预期结果相符。",
    "corpus score": "统计文件夹中报告的数字读对多少。",
    "dataset": "把多份报告汇总成数据表，并查询。",
    "dataset build": "读取报告，写入数据集的各表。\n\n输入为文件、文件夹、通配符、压缩包，以及 "
                     "NDJSON 和 Parquet 中的记录。再次运行只读取新增和改动的文件；中断后可继续"
                     "。退出状态：1 有文件无法读取（见“无法读取的文件”），"
                     "或其他软件包的规则运行出错；2 输入都不存在，不建立数据集。",
    "dataset export": "输出数据集的面板数据（每机关每年一行）或工作簿。",
    "dataset summary": "概述数据集：年度、格式、机关、问题、主要数字合计。",
    "agencies": "制作机关名录，供其他命令的 --agencies 使用。",
    "agencies propose": "按报告中的机关名称生成初步名录（CSV）。"
    "\n\n可能是同一机关的名称列在标准错误中，不自动合并。",
    "schema": "输出 JSON Schema。",
    "completion": '输出命令补全脚本。\n\nbash：eval "$(reportparse completion bash)"',
}  # fmt: skip
#: The words for values, by their English ones.
_VALUES: Final = {
    "CODE": "代码",
    "DATASET": "数据集",
    "DATE": "日期",
    "DIR": "文件夹",
    "DIRECTORY": "文件夹",
    "FILE": "文件",
    "FILES": "文件",
    "FLOAT RANGE": "数值",
    "FOLDER": "文件夹",
    "FOLDERS": "文件夹",
    "INPUTS": "输入",
    "INTEGER": "整数",
    "INTEGER RANGE": "整数",
    "NAME": "名称",
    "OUT": "输出",
    "PATH": "路径",
    "PATHS": "路径",
    "SECONDS": "秒数",
    "TEXT": "文本",
}
#: By the name of the option, after that of the command where commands differ.
_OPTIONS: Final = {
    " language": "提示和说明的语言；默认随系统语言。命令之后也可写。",
    "check output_format": "输出格式：供人阅读、供程序使用、SARIF、GitHub 或工作簿。"
    "默认按 -o 的文件名结尾，否则为 text。",
    "dataset build target": "数据集，格式按文件名结尾：.duckdb、.xlsx、.ndjson、.parquet 或没有结尾"
    "（Parquet 文件夹）、.csv（CSV 文件夹）、.dta 或 .sav（面板数据）。",
    "dataset export target": "面板数据写入 .dta、.sav、.parquet 或 .csv；工作簿写入 .xlsx。",
    "dataset summary output_format": "输出格式。默认按 -o 的文件名结尾，否则为 text。",
    "form target": "写入此 .docx 文件。",
    "parse output_format": "输出格式。默认按 -o 的文件名结尾，否则一个文件为 json，多个为 ndjson。",
    "sum parent": "草稿所属机关的名称。",
    "sum year": "要汇总的年度。默认为这些报告的年度。",
    "view target": "文件名以 .html 结尾时写入此网页；否则写入此文件夹：目录页和各机关的网页。",
    "agency": "报告机关，用于标题。",
    "check": "只检查，不写入；列出不是规范文本的文件。",
    "checks": "加入各规则的核对结果。",
    "commented": "把发现的问题作为批注写入 DOCX 文件的副本。",
    "due": "与 --letters 同用：要求改正的期限（2026-01-20）。",
    "encoding": "输入文件的编码。默认自动识别。",
    "engine": "在本机进程、Ray 或 Spark 上读取。",
    "fail_on": "退出状态为 1 的最低级别。",
    "findings": "`check --format json` 的 JSON Schema。",
    "floor": "数字读对的最低比例（0 至 1），低于此值退出状态为 1。",
    "force": "覆盖已存在的文件；其中可能已有填写的内容。",
    "form": "所用格式（仅限有自己类的格式）。",
    "ignore": "不报告这些代码；可重复。",
    "in_place": "写回各文件。",
    "language": "提示和说明的语言。",
    "letters": "把各机关的问题清单（Word）写入此文件夹。",
    "name_field": "记录名称所在字段。默认用行号。",
    "opens": "在浏览器中打开。",
    "output_format": "输出格式。",
    "panel": "只输出面板数据（每机关每年一行）。",
    "parent": "汇总这些报告的上级机关的报告。",
    "parents": "汇总其文件夹内各报告的上级报告；可重复。",
    "partial": "有机关的数字缺少或存疑时也求和，并作标记。",
    "paths": "数据集、报告文件夹或文件；文件夹和文件可重复。",
    "port": "监听端口；0 表示任取一个空闲端口。",
    "previous": "同一机关上一年度的报告。",
    "processes": "进程数。默认每个处理器一个；0 表示不另开进程。",
    "profile": "核对方案：TOML 文件，或内置的 guoban-2021。",
    "provenance": "加入每个数字的出处。",
    "prune": "删除不再出现在输入中的报告。",
    "quiet": "不显示进度。",
    "rebuild": "全部重新读取。",
    "register": "机关名录（CSV 或 XLSX）：别名、曾用名、上级。",
    "select": "只报告这些代码，包括默认不用的规则；可重复。",
    "stage": "输出读取过程中某一步的结果；名称不对时列出各步名称。",
    "strict": "略去有错误的报告。",
    "strictness": "文字部分：只报告确定无疑的问题（publish），或也报告其他提示（draft）。",
    "target": "写入此文件。",
    "targets": "把草稿写入此文件：.json、.txt、.docx 或 .xlsx；可重复。",
    "text_field": "记录正文所在字段。",
    "time_limit": "每个文件的时限（秒）。",
    "verbose": "列出所有略过的文件；check 同时列出无法判断的原因。",
    "version": "显示版本。",
    "year": "报告年度。",
    "yes": "不询问，直接写入。",
}


def asked_language() -> str:
    """The language of help: that of `--lang`, or of the locale."""
    words = [part for word in sys.argv for part in word.split("=", 1)]
    return dict(pairwise(words)).get("--lang") or locale_language()


def translate(command: click.Command, name: str) -> None:
    """Give *command*, and those below it, their help in Chinese."""
    command.help = _COMMANDS.get(name, command.help)
    command.short_help = (command.help or "").partition("\n")[0]
    command.options_metavar = "[选项]"
    for parameter in command.params:
        parameter.metavar = _metavar(parameter)
        if isinstance(parameter, click.Option) and parameter.help:
            general = _OPTIONS.get(parameter.name or "", parameter.help)
            parameter.help = _OPTIONS.get(f"{name} {parameter.name}", general)
            if parameter.show_default == "from the locale":
                parameter.show_default = "随系统语言"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 [参数]..."
        for below, nested in command.commands.items():
            translate(nested, f"{name} {below}")


def _metavar(parameter: click.Parameter) -> str | None:
    """The word for the values of *parameter*; None for click's own."""
    is_argument = isinstance(parameter, click.Argument)
    own = parameter.name if is_argument else parameter.type.name
    word = _VALUES.get(parameter.metavar or (own or "").upper())
    if word is None or not is_argument:
        return word or parameter.metavar
    word = word if parameter.required else f"[{word}]"
    return word if parameter.nargs == 1 else f"{word}..."
