# SPDX-License-Identifier: MIT
"""`reportparse dataset`: from many reports to tables."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import asdict, evolve

from ..errors import UnfinishedWarning
from ..support.processes import processors
from . import INTERRUPTED
from .common import (
    CANNOT,
    NOTHING_WRONG,
    PROBLEMS,
    encoding_option,
    output,
    read_register,
    register_option,
    verbose_option,
)
from .dataset_messages import messages, say_absent, say_failed
from .file_messages import (
    in_words,
    messages_language,
    of_file,
    say,
    say_passed_over,
    why_unwritable,
)
from .output_formats import format_for

if TYPE_CHECKING:
    from ..dataset import Inputs, Outcome, Pool, Settings, Target

_SUMMARIES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}
_ENGINES = ("local", "ray", "spark")
_DAY = 86_400


def _number(_: click.Context, parameter: click.Parameter, value: float) -> float:
    if isnan(value):
        raise click.BadParameter(in_words("这不是数字", "this is not a number"), param=parameter)
    return value


@click.group("dataset")
def command() -> None:
    """Build tables of many reports, and explore them."""


@command.command("build")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="The dataset, by its ending: .duckdb, .xlsx, .ndjson, .parquet or none (a folder of "
    "Parquet files), .csv (a folder of CSV files), .dta or .sav (the panel).",
)
@click.option(
    "--panel",
    is_flag=True,
    help="Only the panel (a row for each agency and year), in one .dta, .sav, .parquet or .csv "
    "file.",
)
@click.option("--text-field", default="text", show_default=True, help="Field of a record's text.")
@click.option("--name-field", help="Field of a record's name. Default: its line or row.")
@click.option(
    "--parent",
    "parents",
    multiple=True,
    type=click.Path(),
    help="A report that sums up all others in its folder and below; may be repeated.",
)
@click.option(
    "--processes",
    type=click.IntRange(0),
    help="Number of processes. Default: one for each processor; 0: none.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, _DAY, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    callback=_number,
    help="Limit for one file.",
)
@click.option(
    "--engine",
    type=click.Choice(_ENGINES),
    default="local",
    show_default=True,
    help="Where the reports are parsed: in processes here, or on Ray or Spark.",
)
@register_option
@verbose_option
@click.option("--prune", is_flag=True, help="Remove reports that are no longer among the inputs.")
@click.option("--rebuild", is_flag=True, help="Start from scratch and read everything again.")
@click.option("-q", "--quiet", is_flag=True, help="Suppress progress.")
@encoding_option
def build(
    inputs: tuple[str, ...],
    target: Path,
    panel: bool,
    text_field: str,
    name_field: str | None,
    parents: tuple[str, ...],
    processes: int | None,
    time_limit: float,
    engine: str,
    register: str | None,
    verbose: bool,
    prune: bool,
    rebuild: bool,
    quiet: bool,
    encoding: str | None,
) -> int:
    """Read reports into the tables of a dataset: reports, figures, wide, diagnostics, checks,
    mentions, failures.

    Inputs are files, folders, patterns, archives (.zip, .tar, packed or not), and the records of
    NDJSON and Parquet files. Reports of one agency on consecutive years are compared with each
    other. A second run with the same OUT reads only new and changed inputs, so an interrupted run
    can be continued. Exit status 1 means that some inputs could not be read (they are listed in
    the table of failures, and the first ten are named) or that a rule of another package failed;
    2: no input exists, and nothing is built.
    """
    from ..dataset import Fields, Inputs, Options, Pool, Settings, Target

    language = messages_language()
    is_workbook = target.suffix.lower() == ".xlsx"  # which is Chinese throughout
    with _failing(target):
        goal = Target.of(target, panel=panel)
        own = frozenset(map(os.path.realpath, (target, *goal.databases)))
        sources = Inputs(inputs, target.absolute().parent, Fields(text_field, name_field), own)
        settings = Settings(
            options=Options(language="zh" if is_workbook else language, encoding=encoding),
            parents=[sources.called(parent) for parent in parents],
            register=read_register(register),
            prune=prune,
            rebuild=rebuild,
        )
        if len(absent := say_absent(sources.names)) == len(inputs):
            return CANNOT
        workers = processors() if processes is None else processes
        pool = Pool(workers, settings.options, time_limit)
        done = _run(sources, goal, pool, settings, engine, quiet=quiet)
    say_failed(done, {sources.called(name) for name in absent}, language)
    return _say(done, target, verbose=verbose)


@contextmanager
def _failing(target: Path) -> Iterator[None]:
    """Name the file in errors of the system: the file itself, or the dataset at *target*."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(
            of_file(error.filename or target, why_unwritable(error))
        ) from None


@contextmanager
def _saying_unfinished() -> Iterator[Callable[[], bool]]:
    """Say that a dataset opened within is unfinished; tells whether one was."""
    found: list[UnfinishedWarning] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield lambda: bool(found)
        found += (one.message for one in caught if isinstance(one.message, UnfinishedWarning))
    for warning in found:
        say(warning.text(messages_language()))


def _run(
    sources: Inputs, goal: Target, pool: Pool, settings: Settings, engine: str, *, quiet: bool
) -> Outcome:
    """Build the dataset, parsed by *engine*, with progress shown and interruption possible."""
    from ..dataset import build as run
    from ..dataset.engines import engine_named
    from ..dataset.updating import Watch
    from .progress import shown, stoppable

    with (
        pool,
        engine_named(engine, settings.options) as parser,
        shown(sources.weight(), quiet=quiet) as tell,
        stoppable() as stopped,
    ):
        return run(sources, goal, pool, evolve(settings, engine=parser), Watch(tell, stopped))


def _say(done: Outcome, target: Path, *, verbose: bool) -> int:
    """Say what came of a run; returns the exit status."""
    for message in messages(done, target, verbose=verbose):
        say(message)
    if done.interrupted:
        return INTERRUPTED
    say_passed_over(done.passed_over, verbose=verbose)
    is_whole = not (done.failures or done.unknown_parents or done.raised)
    return NOTHING_WRONG if is_whole else PROBLEMS


@command.command("export")
@click.argument("dataset", metavar="DATASET", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="The panel for .dta, .sav, .parquet or .csv; the workbook for .xlsx.",
)
def export(dataset: Path, target: Path) -> int:
    """Write the panel of a dataset, a row for each agency and year, or its workbook.

    The codebook and the reasons for missing values are written beside a panel, as CSV. Exit status
    1: the run that built the dataset was interrupted.
    """
    from ..dataset import export as write

    with _failing(target), _saying_unfinished() as is_unfinished:
        write(dataset, target)
    return PROBLEMS if is_unfinished() else NOTHING_WRONG


@command.command("summary")
@click.argument("dataset", metavar="DATASET", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "html"]),
    help="For a terminal, for programs, or one HTML page that needs nothing else. Default: by "
    "the ending of -o, else text.",
)
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
def summary(dataset: Path, output_format: str | None, target: str | None) -> int:
    """Summarise a dataset: years, forms and agencies, problems, sums of the main figures.

    Exit status 1: the run that built the dataset was interrupted.
    """
    from ..dataset import opened, summarise
    from ..dataset.summary_page import page, text
    from ..output.json_text import dumps

    form, language = format_for(target, output_format, _SUMMARIES, "text"), messages_language()
    with _saying_unfinished() as is_unfinished, opened(dataset) as connection:
        found = summarise(connection, language)
    if form == "html":
        data = page(found, dataset.name, language).encode()
    elif form == "json":
        data = dumps(asdict(found), indent=True) + b"\n"
    else:
        data = text(found, language).encode()
    with output(target) as out:
        out.write(data)
    return PROBLEMS if is_unfinished() else NOTHING_WRONG
