# SPDX-License-Identifier: MIT
"""Shared parts of the commands: inputs, outputs, exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar, cast

import click
from attrs import define, field

from ..diagnostics.collecting import Diagnostic, errors_in, why_no_report
from ..diagnostics.finding_kinds import Language
from ..errors import MadeHereError, MissingExtraError, ReadError
from ..support.atomic_files import replacing
from ..text.source import SourceText
from .file_messages import (
    counted,
    in_words,
    messages_language,
    misuse,
    of_file,
    say,
    say_passed_over,
    why_unreadable,
    why_unwritable,
)

if TYPE_CHECKING:
    from ..agencies.register import Register
    from ..checks.profile import Profile

#: Exit statuses.
NOTHING_WRONG: Final = 0
PROBLEMS: Final = 1
CANNOT: Final = 2

STDIN: Final = "-"

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Thing = TypeVar("_Thing")

#: The inputs of a command: files, `-` for standard input, which is also the default.
_FILES = click.argument("files", nargs=-1, type=click.Path(allow_dash=True, readable=False))
encoding_option = click.option(
    "--encoding", metavar="NAME", help="Encoding of the inputs. Default: detected."
)
force_option = click.option(
    "--force", is_flag=True, help="Overwrite a file that exists; it may have been filled in."
)
verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Name all files passed over; with `check`, say why checks are undecided, too.",
)
register_option = click.option(
    "--agencies",
    "register",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Register of agencies with their aliases, former names and parents: CSV or XLSX. "
    "`reportparse agencies propose` writes a draft.",
)


def accept_language(command: click.Command) -> None:
    """Give `--lang` to *command*, and to each command below it, for `messages_language`."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            accept_language(below)
    if all(parameter.name != "language" for parameter in command.params):
        option = click.Option(
            ["--lang", "language"],
            type=click.Choice(["zh", "en"]),
            default=messages_language,
            show_default="from the locale",
            help="Language of messages and help.",
            expose_value=False,
            is_eager=True,
            callback=_remember,
        )
        command.params.append(option)


def _remember(context: click.Context, _: click.Parameter, language: Language) -> None:
    context.obj = language


def gathered(
    role: str, make: Callable[..., object], **options: Callable[[Any], Any]
) -> Callable[[_Command], _Command]:
    """The *options* of a command whose values it takes together: what *make* makes of them."""

    def over(command: _Command) -> _Command:
        @wraps(command)
        def called(**values: Any) -> Any:
            own = {name: values.pop(name) for name in options}
            return command(**{role: make(**own)}, **values)

        decorated: Any = called
        for option in reversed(options.values()):
            decorated = option(decorated)
        return cast("_Command", decorated)

    return over


def text_or_json(meaning: str) -> Callable[[_Command], _Command]:
    """`--format`: text, which is the default, or JSON."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=meaning,
    )


def named(files: Sequence[str]) -> Sequence[str]:
    """The inputs *files*, or standard input where none is named, unless that is a terminal."""
    if not files and sys.stdin.isatty():
        raise misuse(
            "没有输入：请写明文件，或用 - 表示标准输入",
            "no input: name files, or - for standard input",
        )
    return files or (STDIN,)


def profile_of(name: str | None) -> Profile:
    """The profile *name*, or rules as they come if none is named."""
    from ..checks.profile import NO_PROFILE, Profile

    return NO_PROFILE if name is None else _opened(Profile.read, name)


def read_register(path: str | None) -> Register | None:
    """The register at *path*, if one is named."""
    from ..agencies.register import Register

    return None if path is None else _opened(Register.read, path)


def _opened(read: Callable[[str], _Thing], name: str) -> _Thing:
    try:
        return read(name)
    except OSError as error:
        reason = why_unreadable(error)
        raise click.ClickException(of_file(name, reason)) from None


@define
class Run:
    """One call of a command over its inputs, with the most severe exit status so far.

    Files of folders that are not tried are passed over; the others that it lists were unreadable,
    or not yet done when it was stopped.
    """

    encoding: str | None = None
    language: Language = field(factory=messages_language)
    files: Sequence[str] = ()
    verbose: bool = False
    status: int = NOTHING_WRONG
    passed_over: list[str] = field(factory=list)
    unreadable: list[tuple[str, str]] = field(factory=list)
    stopped: list[tuple[str, str]] = field(factory=list)

    def expanded(self, besides: Sequence[str | None] = ()) -> list[str]:
        """The inputs, each once, folders replaced by the reports in them, by name.

        Files and folders *besides*, which have another role, are not among the reports of a folder.
        """
        others = [other for other in besides if other and os.path.exists(other)]  # noqa: PTH110
        names = (name for file in named(self.files) for name in self._in_folder(file, others))
        by_place = {os.path.realpath(name) if name != STDIN else name: name for name in names}
        return list(by_place.values())

    def _in_folder(self, name: str, others: Sequence[str]) -> Iterator[str]:
        """The file *name*, or the files in this folder; those that cannot be read are named."""

        def leaves_out(path: str) -> bool:
            return any(is_same(path, other) for other in others)

        if name == STDIN or not os.path.isdir(name):  # noqa: PTH112  # a long name is none
            yield name
            return
        from ..readers.folders import SUFFIXES, walk

        is_empty = True
        for file in walk(name, leaves_out=leaves_out):
            if not file.is_wanted:
                self.passed_over.append(file.path)
                continue
            is_empty = False
            if file.problem is None:
                yield file.path
            else:
                self.cannot(file.path, why_unreadable(file.problem))
        if is_empty:
            endings = ", ".join(SUFFIXES)
            raise misuse(
                f"{name}：文件夹中没有可读取的文件（{endings}）",
                f"{name}: no file in this folder ends in any of {endings}",
            )

    def say_passed_over(self) -> None:
        """Say how many files were passed over."""
        say_passed_over(self.passed_over, verbose=self.verbose)

    def sources(self, files: Sequence[str] | None = None) -> Iterator[SourceText]:
        """The texts of *files*, or of the inputs; one that cannot be read is named."""
        for name in named(self.files) if files is None else files:
            try:
                yield _read(name, self.encoding)
            except (OSError, ReadError, MissingExtraError) as error:
                if isinstance(error, MadeHereError) and name not in self.files:
                    self.passed_over.append(name)
                else:
                    self.cannot(name, why_unreadable(error))

    def cannot(self, name: str, reason: str | None) -> None:
        """Say that *name* could not be done."""
        say(of_file(_shown(name), reason or ""))
        self.unreadable.append((name, reason or ""))
        self.status = CANNOT

    def found(self, name: str | None, diagnostics: Sequence[Diagnostic]) -> int:
        """Count errors and say how many *name* has; returns their number."""
        errors = errors_in(diagnostics)
        if other := why_no_report(diagnostics):
            self.problem(name, other)
        elif errors:
            total = len(diagnostics)
            english = f"{counted(errors, 'error')} among {counted(total, 'finding')}"
            self.problem(name, in_words(f"问题 {total} 个，其中错误 {errors} 个", english))
        return errors

    def raised(self, name: str | None, codes: Sequence[str]) -> None:
        """Say which rules of other packages failed on *name*, if any did."""
        for code in codes:
            self.problem(name, in_words(f"规则“{code}”运行出错", f"the rule {code!r} failed"))
            self.status = CANNOT

    def problem(self, name: str | None, what: str) -> None:
        """Say that *name* has a problem."""
        say(of_file(_shown(name or STDIN), what))
        self.status = max(self.status, PROBLEMS)


#: FILES and `--encoding`: a `Run`, passed as *run*.
over_files = gathered("run", Run, files=_FILES, encoding=encoding_option)
#: The same for inputs that may be folders, with `--verbose`.
over_folders = gathered("run", Run, files=_FILES, verbose=verbose_option, encoding=encoding_option)


def _shown(name: str) -> str:
    return "<stdin>" if name == STDIN else name


def _read(name: str, encoding: str | None) -> SourceText:
    from ..api import read_file
    from ..readers import LIMITS, read

    if name != STDIN:
        return read_file(name, encoding=encoding)
    return read(sys.stdin.buffer.read(LIMITS.size + 1), encoding=encoding)


def refuse_to_overwrite(target: str | None, files: Sequence[str]) -> None:
    """Make sure that the output is not one of the inputs."""
    for name in files:
        if target is not None and name != STDIN and is_same(target, name):
            raise misuse(
                f"{target} 是输入文件；请另写输出文件名",
                f"{target} is an input; name another file for the output",
            )


def keep_drafts(targets: Iterable[str | None], *, force: bool) -> None:
    """Make sure that no output replaces a file that somebody may have filled in by hand."""
    for target in targets:
        if target is not None and not force and Path(target).is_file():
            raise misuse(
                f"{target} 已存在，可能已有人填写；要覆盖请加 --force",
                f"{target} exists and may have been filled in; --force overwrites it",
            )


def is_same(one: str, other: str) -> bool:
    """True if both are names of one file that exists."""
    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)  # noqa: PTH110, PTH121


@contextmanager
def output(path: str | None) -> Iterator[IO[bytes]]:
    """Where data goes: standard output, or a file that is written whole or not at all."""
    if path is None or path == STDIN:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with replacing(Path(path)) as file:
            yield file
    except OSError as error:
        raise click.ClickException(of_file(path, why_unwritable(error))) from None


def is_terminal() -> bool:
    """True if standard output is a terminal."""
    return sys.stdout.isatty()


@contextmanager
def binary_output(path: str | None) -> Iterator[IO[bytes]]:
    """Where a file goes that no terminal can show; see `output`."""
    if path in (None, STDIN) and is_terminal():
        raise misuse("请写明输出文件：-o FILE", "name a file for the output: -o FILE")
    with output(path) as out:
        yield out
