# SPDX-License-Identifier: MIT
"""The exceptions: what cannot be expressed as diagnostics in a report."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, Self

from .diagnostics.collecting import Diagnostic
from .diagnostics.finding_kinds import Language
from .support.arguments import Advice, did_you_mean


class ReportparseError(Exception):
    """Base of all exceptions of this package.

    Args:
        message: In English; `str` gives it.
        zh: The same in Chinese; without it the message is the same in both languages.
    """

    #: By what it was made, and is made anew where it goes to another process.
    _made_of: tuple[tuple[Any, ...], dict[str, Any]]

    def __new__(cls, *given: Any, **named: Any) -> Self:
        """An error that knows by what it is made."""
        error = super().__new__(cls, *given)
        error._made_of = given, named
        return error

    def __init__(self, message: str = "", zh: str | None = None) -> None:
        self._zh = zh
        super().__init__(message)

    def __reduce__(self) -> tuple[Callable[[], Self], tuple[()]]:
        given, named = self._made_of
        return partial(type(self), *given, **named), ()

    def text(self, language: Language) -> str:
        """The message in *language*; `str` gives the English one."""
        return self._zh if language == "zh" and self._zh is not None else str(self)


#: What the system says of files, in Chinese.
_SYSTEM_ZH: Final[Mapping[int, str]] = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有读取权限",
    errno.EPERM: "没有读取权限",
    errno.EBADF: "标准输入或输出已关闭",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ELOOP: "链接最终指向自身",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘或网络读写出错",
    errno.EROFS: "所在磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
}


def reason(error: Exception, language: Language) -> str:
    """The reason why a file cannot be read because of *error*."""
    if isinstance(error, ReportparseError):
        return error.text(language)
    if not isinstance(error, OSError):
        return str(error) or type(error).__name__
    if language == "en" and error.errno == errno.EBADF:
        return "standard input or output is closed"
    if language == "zh" and error.errno is not None:
        return _SYSTEM_ZH.get(error.errno, f"系统报错（错误号 {error.errno}）")
    return error.strerror or str(error)


class StrictError(ReportparseError):
    """A report has errors, and strict parsing was asked for.

    Attributes:
        diagnostics: All diagnostics of the report.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        errors = [finding for finding in self.diagnostics if finding.severity == "error"]
        lines = (
            f"{finding.line}:{finding.column}: {finding.code}: {finding.message}"
            for finding in errors
        )
        super().__init__("\n".join(lines))


class InvalidReportError(ReportparseError, ValueError):
    """JSON or a dict that is not a report.

    Attributes:
        problems: One line each: what is wrong and where (`… @ $.sections[0].level`).
    """

    def __init__(self, problems: Sequence[str], zh: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems), "\n".join(zh) or None)


class InvalidValueError(ReportparseError, ValueError):
    """A value that a field of JSON, or a setting, cannot have."""


class ReadError(ReportparseError, ValueError):
    """A file cannot be read as a report.

    Attributes:
        failure: The kind of failure: a stable word for programs.
    """

    failure = "format-not-read"


class DecodeError(ReadError):
    """Bytes that are not text in the encoding.

    Attributes:
        offset: Of the first byte that cannot be decoded, from 0.
        line: Its line, from 1.
        byte: The byte, 0 to 255.
        encoding: The encoding's name.
    """

    failure = "cannot-decode"

    def __init__(self, offset: int, line: int, byte: int, encoding: str = "utf-8") -> None:
        self.offset, self.line, self.byte, self.encoding = offset, line, byte, encoding
        super().__init__(
            f"cannot decode byte 0x{byte:02x} at offset {offset} (line {line}) as "
            f"{encoding.upper()}; check the encoding of the file, or name it with --encoding",
            f"无法按 {encoding.upper()} 解码第 {line} 行的字节 0x{byte:02x}"
            f"（偏移 {offset}）；请核对文件编码，或用 --encoding 指定",
        )


class FileFormatError(ReadError):
    """The file is of a kind that is not read, or its content is of another kind than it states."""


class MadeHereError(FileFormatError):
    """The file is a page or a workbook of this package: it shows reports but is not a report."""

    def __init__(self) -> None:
        super().__init__(
            "a page or workbook that reportparse made: give the reports that it shows",
            "本程序生成的网页或工作簿，不是报告原件：请改用原来的报告",
        )


class LimitError(ReadError):
    """The file holds more than is read; see `reportparse.readers.limits.Limits`.

    Attributes:
        limit: Name of the limit.
        allowed: Its value.
    """

    failure = "over-limit"

    def __init__(self, limit: str, allowed: int) -> None:
        self.limit, self.allowed = limit, allowed
        en, zh = _LIMITED[limit]
        super().__init__(
            f"{en}: more than {allowed:,} (limit {limit!r})",
            f"{zh}：超过 {allowed:,}（限度 {limit}）",
        )


#: The meaning of each limit.
_LIMITED = {
    "size": ("too many bytes", "文件过大"),
    "expanded": ("too many bytes once unpacked", "解压后过大"),
    "members": ("too many files packed in it", "压缩包内文件过多"),
    "elements": ("too many elements and attributes", "元素和属性过多"),
    "depth": ("elements nested too deeply", "元素嵌套过深"),
    "styles": ("too many elements of style are left open", "未闭合的样式元素过多"),
    "tags": ("too many tags", "标签过多"),
    "rules": ("too many style rules for this many elements", "样式规则过多"),
    "options": ("too many choices in its fields", "表单选项过多"),
    "attributes": ("a tag with too many attributes", "标签的属性过多"),
    "tables": ("too many tables", "表格过多"),
    "slots": ("too many cells in its tables", "表格的单元格过多"),
    "pages": ("too many pages", "页数过多"),
    "seconds": ("it takes too long to read", "读取时间过长"),
    "memory": ("it takes too much memory to read", "读取占用内存过多"),
    "marks": ("too many characters and lines on a page", "一页内的字符和线条过多"),
}


class MissingExtraError(ReportparseError, ImportError):
    """The request needs a library that comes with an extra of this package.

    Attributes:
        extra: Its name.
        failure: As for `ReadError`.
    """

    failure = "extra-missing"

    def __init__(self, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(
            f'this needs {library}: pip install "reportparse[{extra}]"',
            f'需要先安装 {library}：pip install "reportparse[{extra}]"',
        )


@contextmanager
def needing(extra: str, library: str | None = None) -> Iterator[None]:
    """Name the *extra* that brings the *library* whose import fails within."""
    try:
        yield
    except MissingExtraError:
        raise  # names its own extra
    except ImportError as error:
        name = error.name or ""
        if name.partition(".")[0] == __name__.partition(".")[0]:
            raise  # our own
        raise MissingExtraError(library or name, extra) from None


class UnparseError(ReportparseError, ValueError):
    """The canonical text of a report would not read back as the same report: a fault here."""


class UnknownPathError(ReportparseError, KeyError):
    """A report has no figure at a path.

    Attributes:
        path: The path or labels.
        known: The paths of the report's figures, or their labels where *path* is Chinese.
    """

    def __init__(self, path: str, known: Iterable[str] = ()) -> None:
        self.path, self.known = path, tuple(known)
        self._made_of = (path, self.known), {}
        below = [name for name in self.known if name.startswith((f"{path}.", f"{path}→"))][:3]
        advice = did_you_mean(path, self.known)
        if below:
            advice = Advice(
                f"; it is a group of figures, such as {', '.join(below)}",
                f"；这是一组数字，如 {'、'.join(below)}",
            )
        elif not self.known:
            advice = Advice(
                "; the report has no table of a known form", "；报告中没有已知格式的表格"
            )
        super().__init__(f"no figure at {path!r}{advice.en}", f"没有“{path}”这个数字{advice.zh}")

    __str__ = Exception.__str__  # KeyError would quote the message


class EditError(ReportparseError, ValueError):
    """A figure cannot be set in a text."""


class CorpusError(ReportparseError):
    """A folder of reports, or what is expected of one, cannot be read."""


class ExtensionError(ReportparseError):
    """An extension by another package cannot be used.

    Attributes:
        name: Of its entry point.
        reason: The problem, in English.
    """

    kind, kind_zh = "extension", "扩展"

    def __init__(self, name: str, reason: str, zh: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{self.kind} {name!r}: {reason}", f"{self.kind_zh} {name}：{zh}")


class FormError(ExtensionError):
    """A form that another package brings cannot be used."""

    kind, kind_zh = "form", "格式"


class RuleError(ExtensionError):
    """A rule that another package brings cannot be used."""

    kind, kind_zh = "rule", "规则"


class DatasetError(ReportparseError):
    """A dataset cannot be made or read."""


class UnfinishedWarning(UserWarning):
    """The last run over a dataset was interrupted.

    Attributes:
        path: Of the dataset.
    """

    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """The message in *language*."""
        if language == "zh":
            return (
                f"{self.path}：上一次运行中断，报告可能不全，副本和旧版也可能计入，且没有与上一年度比较；"
                "请再次运行同一 dataset build 命令"
            )
        return (
            f"{self.path}: the last run was interrupted: reports may be missing, copies and "
            "earlier editions counted, and years not compared; run the same dataset build command "
            "again"
        )


class SettingsError(ReportparseError, ValueError):
    """A file that sets how reports are judged or named is not valid.

    Attributes:
        name: Of the file.
        line: The line of the problem, from 1; None if that is not known.
        reason: The problem, in English.
    """

    def __init__(self, name: str, line: int | None, reason: str, zh: str) -> None:
        self.name, self.line, self.reason = name, line, reason
        place = f"{name}:{line}" if line else name
        super().__init__(f"{place}: {reason}", f"{place}：{zh}")


class ProfileError(SettingsError):
    """A profile of rules is not valid."""


class RegisterError(SettingsError):
    """A register of agencies is not valid."""


class TotalError(ReportparseError, ValueError):
    """Reports cannot be summed up: of which year or which agencies is not certain."""
