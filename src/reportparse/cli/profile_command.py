# SPDX-License-Identifier: MIT
"""`reportparse profile`: which rules judge, how severely, and by which limits."""

from __future__ import annotations

import click

from .common import NOTHING_WRONG, output, profile_of


@click.group("profile")
def command() -> None:
    """Show profiles, for --profile of `check`."""


@command.command("show")
@click.argument("name", default="guoban-2021")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
def show(name: str, target: str | None) -> int:
    """Print the profile NAME, by default guoban-2021, or that of a file, as TOML.

    A file is checked, and the profile that it `extends` is filled in. Rules that are not listed
    keep their defaults; `reportparse explain` lists all.
    """
    from ..checks.profile import profile_toml

    text = profile_toml(profile_of(name))
    with output(target) as out:
        out.write(text.encode())
    return NOTHING_WRONG
