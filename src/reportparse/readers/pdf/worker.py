# SPDX-License-Identifier: MIT
"""PDF files read in another process, whose time and memory are bounded.

A kilobyte of PDF can keep pdfminer busy for hours, in more ways than can be looked for before. A
process can be ended; a thread cannot.
"""

from __future__ import annotations

from ...errors import FileFormatError, LimitError
from ...support.calls_apart import ProcessEndedError, call_apart
from ..limits import Limits
from .page_contents import Pages, read_pages


def pages_apart(data: bytes, limits: Limits) -> Pages:
    """Return `read_pages` of *data*, read in another process.

    Raises:
        FileFormatError: As `read_pages`.
        LimitError: Also if it takes more time or memory than *limits* allow.
    """
    try:
        return call_apart(read_pages, data, limits, seconds=limits.seconds, memory=limits.memory)
    except TimeoutError:
        raise LimitError("seconds", limits.seconds) from None
    except MemoryError:
        raise LimitError("memory", limits.memory) from None
    except ProcessEndedError as error:
        raise FileFormatError(
            f"the PDF file cannot be read: {str(error)[:200]}",
            f"PDF 无法读取：{str(error)[:200]}",
        ) from None
