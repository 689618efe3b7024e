# SPDX-License-Identifier: MIT
"""PDF files read in a process of its own, whose time and memory are bounded.

A kilobyte of PDF can keep pdfminer busy for hours, in more ways than can be looked for before. What
is in the way of a process can be ended; a thread cannot.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from ...errors import FileFormatError, LimitError, ReadError
from ...support.processes import command, end_with_parent
from ..limits import Limits, bound_memory, bound_time
from .opening import Pages, read_pages


def pages_apart(data: bytes, limits: Limits) -> Pages:
    """As `read_pages`, in another process.

    Raises:
        FileFormatError: As `read_pages`.
        LimitError: Also if it takes more time or memory than *limits* allow.
    """
    try:
        done = subprocess.run(  # noqa: S603  # this module, and nothing of the file
            command(__name__),
            input=pickle.dumps((limits, data)),
            capture_output=True,
            timeout=2 * limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LimitError("seconds", limits.seconds) from None
    if not done.stdout:
        raise _ended(done.returncode, done.stderr, limits)
    found: Pages | ReadError = pickle.loads(done.stdout)  # noqa: S301  # our own
    if isinstance(found, Pages):
        return found
    raise found


def _ended(status: int, errors: bytes, limits: Limits) -> ReadError:
    """Why the process ended without a word."""
    if b"MemoryError" in errors:
        return LimitError("memory", limits.memory)
    if status < 0:  # by a signal: the system's, at the end of its time
        return LimitError("seconds", limits.seconds)
    last = (errors.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]
    return FileFormatError(f"the PDF file cannot be read: {last[:200]}")


def main() -> None:
    """Read limits and file from standard input; write what stands on the pages, or the error."""
    end_with_parent()
    limits, data = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  # from `pages_apart`
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whatever libraries print
    bound_memory(limits.memory)
    bound_time(limits.seconds)
    try:
        answer = pickle.dumps(read_pages(data, limits))
    except ReadError as error:
        answer = pickle.dumps(error)
    out.write(answer)
    out.close()
