# SPDX-License-Identifier: MIT
"""Findings of `reportparse check` -> Word: comments in the draft, a list for each agency."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import frozen
from click.core import ParameterSource

from ..checks.groups import Checked
from ..diagnostics.finding_kinds import Language, either
from ..errors import needing
from ..readers.file_kinds import kind_of
from ..readers.folders import LETTER
from .common import force_option, gathered, keep_drafts, output, refuse_to_overwrite
from .file_messages import counted, in_words, misuse, say
from .output_formats import no_such_ending


def _day(_: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """The day that *value* names, as `2026-01-20`."""
    try:
        return None if value is None else datetime.date.fromisoformat(value)
    except ValueError:
        english = f"{value!r} is not a day such as 2026-01-20"
        why = in_words(f"“{value}”不是日期，如 2026-01-20", english)
        raise click.BadParameter(why, param=option) from None


@frozen
class WordOutputs:
    """The Word documents that a call of `check` asks for: comments in a file, lists in a folder."""

    commented: str | None = None
    letters: str | None = None
    due: datetime.date | None = None
    force: bool = False

    def language(self, language: Language) -> Language:
        """Chinese if a document is asked for, unless `--lang` says otherwise."""
        source = click.get_current_context().get_parameter_source("language")
        is_default = source is ParameterSource.DEFAULT
        return "zh" if is_default and (self.commented or self.letters) else language

    def keep(self, names: Sequence[str]) -> None:
        """Make sure that no file of *names* is replaced, nor a document that people work in."""
        if self.due and self.letters is None:
            raise misuse("--due 须与 --letters 同用", "--due needs --letters")
        if self.commented is not None and Path(self.commented).suffix.lower() != ".docx":
            raise no_such_ending(self.commented, (".docx",))
        refuse_to_overwrite(self.commented, names)
        keep_drafts([self.commented], force=self.force)

    def write(self, checked: Sequence[Checked], names: Sequence[str], language: Language) -> None:
        """Write the documents, with what was found in the inputs *names*."""
        if self.commented is not None:
            _write_comments(checked, names, self.commented, language)
        if self.letters is not None:
            _write_letters(checked, self, self.letters, language)


#: `--annotate`, `--letters`, `--due` and `--force`: a `WordOutputs`, passed as *documents*.
document_options = gathered(
    "documents",
    WordOutputs,
    commented=click.option(
        "--annotate",
        "commented",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Write the DOCX file that is checked to FILE, with the findings as comments.",
    ),
    letters=click.option(
        "--letters",
        type=click.Path(file_okay=False),
        metavar="DIR",
        help="Write a list of findings for each agency to this folder, in Word.",
    ),
    due=click.option(
        "--due",
        callback=_day,
        metavar="DATE",
        help="With --letters: the day by which reports are to be corrected (2026-01-20).",
    ),
    force=force_option,
)


def _write_comments(
    checked: Sequence[Checked], names: Sequence[str], target: str, language: Language
) -> None:
    is_file = len(names) == 1 and Path(names[0]).is_file()
    data = Path(names[0]).read_bytes() if is_file else b""
    own = [report for report in checked if report.source.name == names[0]]
    if not is_file or (own and kind_of(data) != "docx"):
        raise misuse("--annotate 只用于一个 DOCX 文件", "--annotate takes one input, a DOCX file")
    for report in own:
        with needing("docx"):
            from ..office.annotating import annotated
            from ..office.finding_words import of_agency

            commented = annotated(data, report.source, of_agency(report), language)
        with output(target) as out:
            out.write(commented)


def _write_letters(
    checked: Sequence[Checked], outputs: WordOutputs, folder: str, language: Language
) -> None:
    with needing("docx"):
        from ..office.letters import letters

        documents = letters(checked, outputs.due, language)
    keep_drafts([str(Path(folder, name)) for name in documents], force=outputs.force)
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, data in documents.items():
        with output(str(Path(folder, name))) as out:
            out.write(data)
    words = either(language)
    english = f"{folder}: lists of findings for {counted(len(documents), 'agency')}"
    say(words(f"已写入 {folder}：{len(documents)} 个机关的问题清单", english))
    letters_there = {path.name for path in Path(folder).glob(f"*{LETTER}")}
    if old := sorted(letters_there - documents.keys()):
        zh = f"{folder} 中另有以前写的问题清单 {len(old)} 份，不是本次核对结果：{'、'.join(old)}"
        english = f"{folder}: {counted(len(old), 'list')} of earlier runs, not of this one: "
        say(words(zh, english + ", ".join(old)))
