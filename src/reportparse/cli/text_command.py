# SPDX-License-Identifier: MIT
"""`reportparse text`: the text that a file is read as."""

from __future__ import annotations

import click

from .common import Run, output, over_files, refuse_to_overwrite


@click.command("text")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
@over_files
def command(run: Run, target: str | None) -> int:
    """Print the text that web pages, DOCX and PDF files are read as.

    Each heading and each paragraph is a line, each row of a table a line with pipes. `parse` reads
    this text; the lines and columns of findings refer to it. Text is printed as it is, in UTF-8.
    """
    refuse_to_overwrite(target, run.files)
    with output(target) as out:
        for source in run.sources():
            out.write(source.text.encode("utf-8", "surrogatepass"))
    return run.status
