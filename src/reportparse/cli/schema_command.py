# SPDX-License-Identifier: MIT
"""`reportparse schema`: the JSON Schema of the JSON."""

from __future__ import annotations

import click

from .common import output


@click.command("schema")
@click.option("--form", help="Of reports on this form, if it has a class of its own.")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
def command(form: str | None, target: str | None) -> int:
    """Print the JSON Schema (draft 2020-12) of what `parse` prints."""
    from ..convert import dumps
    from ..schema import json_schema

    try:
        schema = json_schema(form)
    except KeyError:
        raise click.UsageError(f"no form {form!r}") from None
    with output(target) as out:
        out.write(dumps(schema, indent=True) + b"\n")
    return 0
