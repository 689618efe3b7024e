# SPDX-License-Identifier: MIT
"""`reportparse schema`: the JSON Schema of the JSON."""

from __future__ import annotations

import click

from .common import output
from .file_messages import misuse


@click.command("schema")
@click.option("--form", help="For reports on this form; needed for forms with their own class.")
@click.option("--findings", is_flag=True, help="For the output of `check --format json`.")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
def command(form: str | None, findings: bool, target: str | None) -> int:
    """Print the JSON Schema (draft 2020-12) of what `parse` prints."""
    from ..forms.registry import forms
    from ..output.json_schema import findings_schema, json_schema
    from ..output.json_text import dumps

    if form and findings:
        raise misuse("--form 与 --findings 不能同用", "--form and --findings exclude each other")
    if form is not None and form not in forms():
        known = list(forms())
        raise misuse(
            f"没有格式 {form}；已有：{'、'.join(known)}",
            f"there is no form {form!r}; known are {', '.join(known)}",
        )
    schema = findings_schema() if findings else json_schema(form)
    with output(target) as out:
        out.write(dumps(schema, indent=True) + b"\n")
    return 0
