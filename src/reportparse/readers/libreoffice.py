# SPDX-License-Identifier: MIT
"""Old Word and WPS files, RTF and OpenDocument text -> DOCX, by an installed LibreOffice.

Each conversion has a folder and a profile of its own; the profile forbids macros and links, and
the time is limited.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ..errors import FileFormatError, LimitError
from ..text.source import SourceText
from .docx import read_docx
from .limits import Limits

_NAMES: Final = ("soffice", "libreoffice")
#: Where it is if it is not on the path.
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_OPTION: Final = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _OPTION.format("DisableMacrosExecution", "true")
    + _OPTION.format("MacroSecurityLevel", "3")
    + _OPTION.format("BlockUntrustedRefererLinks", "true")
    + "</oor:items>"
)
#: Nothing is there: whatever a document asks the network for, it gets no answer.
_NO_PROXY: Final = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
_ADVICE: Final = (
    "this is an old Word or WPS file, RTF or OpenDocument text: install LibreOffice, which is used "
    "to read it, or open it in Word, WPS or LibreOffice and save it as .docx"
)
_ADVICE_ZH: Final = (
    "这是旧版 Word 或 WPS 文件（.doc、.wps）、RTF 或 OpenDocument 文本：请安装 LibreOffice 后重试，"
    "或用 Word、WPS 打开后另存为 .docx"
)
#: By how a file begins, the name of the filter that reads it: left to choose, LibreOffice reads a
#: damaged document as text.
_FILTERS: Final = (
    (b"\xd0\xcf", "MS Word 97"),
    (b"{\\rtf", "Rich Text Format"),
    (b"PK", "writer8"),
    (b"", "MS Word 2003 XML"),
)
_REFUSED: Final = (
    "LibreOffice cannot read this file: open it in Word or WPS and save it as .docx",
    "LibreOffice 无法读取此文件：请用 Word 或 WPS 打开后另存为 .docx",
)


def read_converted(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in a file that an installed LibreOffice reads."""
    program = _program()
    if program is None:
        raise FileFormatError(_ADVICE, _ADVICE_ZH)
    with TemporaryDirectory(prefix="reportparse-", ignore_cleanup_errors=True) as folder:
        converted = _converted(program, data, Path(folder), limits)
    return read_docx(converted, name, limits)


def _program() -> str | None:
    found: Iterator[str | None] = map(shutil.which, (*_NAMES, *_PLACES))
    return next(filter(None, found), None)


def _converted(program: str, data: bytes, folder: Path, limits: Limits) -> bytes:
    """The file *data* as DOCX, converted in *folder*."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    source, target = folder / "report", folder / "out" / "report.docx"
    source.write_bytes(data)
    infilter = next(name for start, name in _FILTERS if data.startswith(start))
    command = [
        *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"--infilter={infilter}",
        *("--convert-to", "docx", "--outdir", str(target.parent), str(source)),
    ]
    process = subprocess.Popen(  # noqa: S603  # LibreOffice, with files of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | _NO_PROXY | {"HOME": str(folder)},
        start_new_session=True,
    )
    try:
        process.wait(limits.seconds or None)
    except subprocess.TimeoutExpired:
        raise LimitError("seconds", limits.seconds) from None
    finally:
        _end(process)
    if not target.is_file():
        raise FileFormatError(*_REFUSED)
    with target.open("rb") as file:
        return file.read(limits.size + 1)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice, which is a process of its own below the one that was started."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
