# SPDX-License-Identifier: MIT
"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

_MARK: Final = ".reportparse-"
#: Bytes that show whether there is room.
_PROBE: Final = 1 << 16


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}{_MARK}{os.urandom(8).hex()}")


def remove_leftovers(path: Path) -> None:
    """Remove what runs that were killed have left of the file at *path*, or of those in it."""
    from glob import escape

    if path.is_dir():
        found = list(path.glob(f".*{_MARK}*"))
    else:
        found = list(path.parent.glob(f".{escape(path.name)}{_MARK}*"))
    for file in found:
        file.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write in place of *path*.

    A regular file is written under a temporary name and renamed when all went well and
    something was written; else the old one stays. A device or a pipe is written to.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as special:
            yield special
        return
    target = Path(os.path.realpath(path))
    # The name is made before the file, so that an interrupt at any moment leaves none behind.
    temporary = _temporary(target)
    try:
        with temporary.open("xb") as file:
            yield file
            written = file.tell()
        if written:
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o7777)
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name beside *path* for a file that others write; it takes its place when all went well."""
    temporary = _temporary(path)
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise _of_target(error, path) from error
    except Exception as error:
        _raise_what_is_wrong(path, error)
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _of_target(error: OSError, path: Path) -> OSError:
    """*error* with the name that people know in place of the temporary one."""
    return type(error)(error.errno, error.strerror or str(error), str(path))


def _raise_what_is_wrong(path: Path, error: Exception) -> None:
    """Raise what the system says of files beside *path*: libraries have errors of their own."""
    probe = _temporary(path)
    try:
        probe.write_bytes(bytes(_PROBE))
    except OSError as system:
        raise _of_target(system, path) from error
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
