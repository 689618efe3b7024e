# SPDX-License-Identifier: MIT
"""`reportparse schema`: the JSON Schema of the JSON."""

from __future__ import annotations

import click

from .common import output


@click.command("schema")
@click.option("--form", help="Of reports on this form, if it has a class of its own.")
@click.option("--findings", is_flag=True, help="Of what `check --format json` prints.")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
def command(form: str | None, findings: bool, target: str | None) -> int:
    """Print the JSON Schema (draft 2020-12) of what `parse` prints."""
    from ..output.json_schema import findings_schema, json_schema
    from ..output.json_text import dumps

    if form and findings:
        raise click.UsageError("--form and --findings exclude each other")
    try:
        schema = findings_schema() if findings else json_schema(form)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with output(target) as out:
        out.write(dumps(schema, indent=True) + b"\n")
    return 0
