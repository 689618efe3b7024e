# SPDX-License-Identifier: MIT
"""`reportparse verify`: a text against reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from ..diagnostics.catalogue import Language
from ..errors import needing
from ..forms.flattening import figure_text
from ..output.excerpt import visible
from ..output.finding_text import terminal
from ..verification.verdicts import JUDGEMENTS, Verdict
from .common import CANNOT, NOTHING_WRONG, PROBLEMS, Run, encoding_option, text_or_json
from .file_messages import counted, in_words, messages_language, of_file

#: Judgements that contradict a text.
_WRONG = frozenset({"contradicted", "other_year", "other_agency"})


@click.command("verify")
@click.argument("text", type=click.Path(allow_dash=True))
@click.option(
    "--against",
    "paths",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="A dataset, a folder of reports or a file; folders and files may be repeated.",
)
@text_or_json("For a person, or for programs.")
@encoding_option
def command(text: str, paths: tuple[Path, ...], output_format: str, encoding: str | None) -> int:
    """Verify each quantity in the file TEXT against reports.

    TEXT is a text, a web page, DOCX or PDF; - is standard input. Exit status 1: the
    reports contradict a quantity; 2: something could not be read.
    """
    from ..agents.libraries import library_at
    from ..output.json_text import dumps, plain
    from ..verification.verifying import verdicts

    run, language = Run(encoding), messages_language()
    source = next(run.sources([text]), None)
    if source is None:
        return CANNOT
    with needing("dataset"):
        library = library_at(paths, language)
        library.refresh()
        found = [
            evolve(
                verdict,
                figures=tuple(
                    evolve(figure, file=library.path_of(figure.file)) for figure in verdict.figures
                ),
            )
            for verdict in verdicts(source.text, library.collection, language)
        ]
    for unread in library.unread:
        run.cannot(library.path_of(unread.file) or "", unread.message)
    if not library.collection.entries and not library.unread:
        none = in_words("没有可以对照的报告", "there is no report to compare with")
        run.cannot(", ".join(map(str, paths)), none)
    if output_format == "json":
        click.echo(dumps({"verdicts": plain(found)}, indent=True))
    else:
        _print(found, len(library.collection.entries), language)
    is_wrong = any(verdict.judgement in _WRONG for verdict in found)
    return max(run.status, PROBLEMS if is_wrong else NOTHING_WRONG)


def _print(found: Sequence[Verdict], reports: int, language: Language) -> None:
    names = JUDGEMENTS if language == "zh" else {judgement: judgement for judgement in JUDGEMENTS}
    console = terminal()
    for verdict in found:
        words = f"{visible(verdict.text)} {of_file(names[verdict.judgement], verdict.reason)}"
        console.print(f"{verdict.line}:{verdict.column} {words}", soft_wrap=True)
        for figure in verdict.figures:
            value = (
                "—" if figure.value is None else f"{figure_text(figure.value)}{figure.unit or ''}"
            )
            owner = visible(f"{figure.agency} {figure.year}")
            place = visible(f"{figure.file}:{figure.line}:{figure.column}")
            shown = of_file(
                f"{owner} {figure.label}", in_words(f"{value}（{place}）", f"{value} ({place})")
            )
            console.print(f"    {shown}", soft_wrap=True)
        if verdict.formula is not None:
            console.print(f"    {verdict.formula}", soft_wrap=True)
    number = Counter(verdict.judgement for verdict in found)
    counts = in_words("，", ", ").join(
        f"{names[key]} {number[key]}" for key in JUDGEMENTS if number[key]
    )
    head = in_words(
        f"数据 {len(found)} 个，对照报告 {reports} 份",
        f"{counted(len(found), 'quantity')}, compared with {counted(reports, 'report')}",
    )
    console.print(of_file(head, counts) if counts else head, soft_wrap=True)
