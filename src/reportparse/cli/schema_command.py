# SPDX-License-Identifier: MIT
"""`reportparse schema`: the JSON Schema of the JSON."""

from __future__ import annotations

import click

from .common import output


@click.command("schema")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
def command(target: str | None) -> int:
    """Print the JSON Schema (draft 2020-12) of what `parse` prints."""
    from ..convert import dumps
    from ..schema import json_schema

    with output(target) as out:
        out.write(dumps(json_schema(), indent=True) + b"\n")
    return 0
