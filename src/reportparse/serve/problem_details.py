# SPDX-License-Identifier: MIT
"""Why a request is not answered as asked: problem details (RFC 9457)."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class RefusalKind:
    """A kind of problem.

    Attributes:
        status: Of HTTP.
        zh: Its title, in Chinese.
        en: The same in English.
    """

    status: int
    zh: str
    en: str


#: The type of problem details.
PROBLEM: Final = "application/problem+json"
#: All kinds, by their code. Those of reading are the `failure` of its errors.
KINDS: Final[dict[str, RefusalKind]] = {
    "no-file": RefusalKind(400, "没有文件", "There is no file"),
    "one-file": RefusalKind(400, "一次只能一个文件", "This takes one file"),
    "form-damaged": RefusalKind(400, "表单不完整", "The form is damaged"),
    "unknown-parameter": RefusalKind(400, "没有这个参数", "There is no such parameter"),
    "wrong-value": RefusalKind(400, "参数的值不对", "The value of a parameter is wrong"),
    "from-elsewhere": RefusalKind(403, "请求来自别的网站", "The request comes from another site"),
    "not-found": RefusalKind(404, "没有这个页面", "There is no such page"),
    "method-not-allowed": RefusalKind(405, "不支持这种方法", "This method is not supported"),
    "too-slow": RefusalKind(408, "发送超时", "The request did not come in time"),
    "too-many-files": RefusalKind(413, "文件太多", "There are too many files"),
    "too-large": RefusalKind(413, "文件太大", "The request is too large"),
    "cannot-decode": RefusalKind(422, "无法解码", "The text cannot be decoded"),
    "format-not-read": RefusalKind(422, "不能读取这种文件", "The file cannot be read"),
    "not-canonical": RefusalKind(
        422, "规范文本读回后不同", "The canonical text would read otherwise"
    ),
    "over-limit": RefusalKind(422, "超出限制", "The file goes beyond a limit"),
    "internal-error": RefusalKind(500, "内部错误", "This is a fault of reportparse"),
    "process-ended": RefusalKind(500, "处理进程中断", "The process at work came to an end"),
    "extra-missing": RefusalKind(501, "缺少组件", "A library is not installed"),
    "busy": RefusalKind(503, "正忙，请稍后再试", "Too many requests at once; try again"),
    "time-limit": RefusalKind(504, "处理超时", "It took too long"),
}


class Refusal(Exception):  # noqa: N818  # what it is called on the wire
    """A request that is not answered as asked.

    Attributes:
        code: Its kind: a stable word for programs, of `KINDS`.
        detail: The problem, for a person.
        file: The name of the file that it is about.
    """

    def __init__(self, code: str, detail: str, file: str | None = None) -> None:
        super().__init__(code, detail, file)
        self.code, self.detail, self.file = code, detail, file

    @property
    def kind(self) -> RefusalKind:
        """Its kind."""
        return KINDS[self.code]

    def details(self) -> dict[str, object]:
        """It as problem details."""
        of_file = {"file": self.file} if self.file is not None else {}
        return {
            "title": self.kind.en,
            "status": self.kind.status,
            "code": self.code,
            "detail": self.detail,
            **of_file,
        }
