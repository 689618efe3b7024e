# SPDX-License-Identifier: MIT
"""`reportparse parse`: reports in, JSON out."""

from __future__ import annotations

import click

from ..errors import needing
from .common import Run, binary_output, output, over_files, refuse_to_overwrite
from .file_messages import counted, misuse, say
from .output_formats import format_for

_ENDINGS = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".docx": "docx"}


@click.command("parse")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "ndjson", "docx"]),
    help="One JSON object, one object per line, or a Word document. Default: by the ending of "
    "-o, else json for one input and ndjson for several.",
)
@click.option("--provenance", is_flag=True, help="Add the place of each figure.")
@click.option("--check", "checks", is_flag=True, help="Add the findings of the rules.")
@click.option(
    "--stage",
    metavar="NAME",
    help="Print the result of a stage of reading; any other name lists the stages.",
)
@click.option("--strict", is_flag=True, help="Leave out reports that have errors.")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
@over_files
def command(
    run: Run,
    output_format: str | None,
    provenance: bool,
    checks: bool,
    stage: str | None,
    strict: bool,
    target: str | None,
) -> int:
    """Read reports and print them as JSON, or one as a Word document on the official form.

    Several inputs give one JSON object a line, in the order of the inputs; its `source` names
    the file. Exit status 1 means that a report has errors among its diagnostics, or that an input
    is not a report (`not-a-report`); 2 that an input could not be read; the others are still
    processed.
    """
    from ..api import check, parse_source
    from ..output.json_text import to_json

    if stage is not None:
        return _print_stage(stage, run, target)
    several = len(run.files) > 1
    form = format_for(target, output_format, _ENDINGS, "ndjson" if several else "json")
    if form != "ndjson" and several:
        raise misuse(
            f"{form} 格式只用于一个文件；多个文件用 ndjson",
            f"the format {form} takes one input; ndjson takes several",
        )
    refuse_to_overwrite(target, run.files)
    left_out = 0
    with needing("docx"), (binary_output if form == "docx" else output)(target) as out:
        for source in run.sources():
            report = parse_source(source, language=run.language)
            checked = check(report, language=run.language) if checks else None
            found = (*report.diagnostics, *(checked.diagnostics if checked else ()))
            if run.found(source.name, found) and strict:
                left_out += 1
                continue
            if form == "docx":
                from ..office import to_docx

                out.write(to_docx(report))
                continue
            data = to_json(report, provenance=provenance, checked=checked, indent=form == "json")
            out.write(data + b"\n")
            out.flush()
    if left_out:
        english = f"--strict: {counted(left_out, 'report')} with errors not written"
        say(f"有错误的报告 {left_out} 份，没有写出（--strict）", english)
    return run.status


def _print_stage(name: str, run: Run, target: str | None) -> int:
    """Print the stage *name* of each file."""
    from ..output.stages import STAGES, stage_lines

    if name not in STAGES:
        known = ", ".join(STAGES)
        raise misuse(
            f"没有名为 {name} 的步骤；已有：{known}",
            f"--stage {name} is not a stage; known are {known}",
        )
    refuse_to_overwrite(target, run.files)
    with output(target) as out:
        for source in run.sources():
            out.writelines(f"{line}\n".encode() for line in stage_lines(name, source))
    return run.status
