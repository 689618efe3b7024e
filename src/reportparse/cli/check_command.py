# SPDX-License-Identifier: MIT
"""`reportparse check`: what does not hold together in reports."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import click

from ..checks.groups import Checked
from ..checks.results import Strictness, raised_in
from ..diagnostics.catalogue import SEVERITIES, Severity
from . import INTERRUPTED
from .common import (
    PROBLEMS,
    STDIN,
    Run,
    is_same,
    output,
    over_folders,
    profile_of,
    read_register,
    refuse_to_overwrite,
    register_option,
)
from .file_messages import counted, in_words, misuse, say
from .office_output import WordOutputs, document_options
from .output_formats import format_for

#: By the value of --fail-on, what makes the exit status 1.
_GRAVE: dict[str, tuple[Severity, ...]] = {
    "error": SEVERITIES[:1],
    "warning": SEVERITIES[:2],
    "never": (),
}
_FORMATS = ("text", "json", "ndjson", "sarif", "github", "xlsx")
_ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".sarif": "sarif",
    ".xlsx": "xlsx",
}


@click.command("check")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(_FORMATS),
    help="For a person, for programs (one JSON object, or one per report), SARIF 2.1.0, commands "
    "for GitHub Actions, or a workbook in Chinese. Default: by the ending of -o, else text.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CODE",
    help="Report only these, optional rules too; may be repeated.",
)
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave these out; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_GRAVE)),
    default="error",
    show_default=True,
    help="The lowest severity that gives exit status 1.",
)
@click.option(
    "--strictness",
    type=click.Choice(["publish", "draft"]),
    default="publish",
    show_default=True,
    help="Findings on the prose: only certain ones (publish), or uncertain ones as notes, too "
    "(draft).",
)
@click.option("--previous", type=click.Path(), help="The same agency's report on the year before.")
@click.option(
    "--parent", type=click.Path(), help="The report that sums up those given; it is checked, too."
)
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
@document_options
@click.option(
    "--profile",
    type=click.Path(),
    metavar="FILE",
    help="The rules that are on, their severities and limits, each with its source: a TOML "
    "file, or the built-in guoban-2021. `reportparse profile show` prints it.",
)
@register_option
@over_folders
def command(
    run: Run,
    output_format: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    strictness: Strictness,
    previous: str | None,
    parent: str | None,
    target: str | None,
    documents: WordOutputs,
    profile: str | None,
    register: str | None,
) -> int:
    """Find contradictions in reports.

    The sums of the form, the sections, the years and the quantities in the prose are checked. For
    reports of one agency on consecutive years, so are the figures that carry over. In a folder,
    files are selected by the endings of their names. Exit status 1: a finding at or above
    --fail-on; 2: an input could not be read or a rule of another package failed; the rest is still
    checked. `reportparse explain CODE` explains a finding.
    """
    from .checking import chosen, family_of, limited, say_idle
    from .finding_output import write
    from .progress import stoppable

    form = format_for(target, output_format, _ENDINGS, "text")
    language = "zh" if form == "xlsx" else documents.language(run.language)
    names = run.expanded((register, target))
    _refuse(target, names, previous, parent, register)
    documents.keep(names)
    judge, agencies = profile_of(profile), read_register(register)
    selected, ignored = chosen(select, ignore)
    given = (run, names, language, previous, parent)
    with stoppable() as no_more_read:
        family = family_of(*given, register=agencies, stopped=no_more_read)
    with stoppable() as no_more_checked:
        found = family.checked(language, strictness, judge.including(selected), no_more_checked)
    checked = [limited(each, selected, ignored) for each in found]
    _judge(run, checked, _GRAVE[fail_on])
    if no_more_read() or no_more_checked():
        _say_stopped(run, names, checked)
    if run.verbose or form != "text":  # the text counts them itself
        run.say_passed_over()
    with suppress(BrokenPipeError), output(target) as out:  # the status remains
        write(form, checked, out, language, run)
    if run.status != INTERRUPTED:
        documents.write(checked, names, language)
        say_idle(checked, selected, judge, verbose=run.verbose)
    return run.status


def _judge(run: Run, checked: Sequence[Checked], grave: Sequence[Severity]) -> None:
    """Set the exit status: by *grave* findings, and by rules that failed to run."""
    if any(found.severity in grave for each in checked for found in each.diagnostics):
        run.status = max(run.status, PROBLEMS)
    for each in checked:
        run.raised(each.source.name, raised_in(each.checks))


def _say_stopped(run: Run, names: Sequence[str], checked: Sequence[Checked]) -> None:
    """Say how many files were not checked, since the run was interrupted."""
    run.status = INTERRUPTED
    done = {report.source.name or STDIN for report in checked}
    done.update(name for name, _ in run.unreadable)
    left = [name for name in names if name not in done]
    run.stopped += [(name, in_words("已中断", "interrupted")) for name in left]
    english = f"interrupted with {counted(len(left), 'file')} not checked"
    say(f"已中断；{len(left):,} 个文件没有核对", english)


def _refuse(
    target: str | None,
    names: Sequence[str],
    previous: str | None,
    parent: str | None,
    register: str | None,
) -> None:
    """Refuse to replace an input, and to compare several reports with one, or one with itself."""
    refuse_to_overwrite(target, [*names, *filter(None, (previous, parent, register))])
    if previous is not None and len(names) > 1:
        raise misuse(
            "--previous 只用于一份报告；多份报告按年度自动配对",
            "--previous takes one input; several find their years themselves",
        )
    if parent is not None and all(is_same(parent, name) for name in names):
        raise misuse(
            "--parent 就是所核对的报告；请另写由它汇总的报告",
            "--parent is the report that is checked: name the reports that it sums up, too",
        )
