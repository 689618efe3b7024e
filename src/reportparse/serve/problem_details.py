# SPDX-License-Identifier: MIT
"""Why a request is not answered as asked: problem details (RFC 9457)."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class RefusalKind:
    """A kind of problem, with its status of HTTP, and a sentence that says what to do."""

    status: int
    zh: str
    en: str
    advice: str


#: The type of problem details.
PROBLEM: Final = "application/problem+json"
#: All kinds, by their code. Those of reading are the `failure` of its errors.
KINDS: Final[dict[str, RefusalKind]] = {
    "no-file": RefusalKind(400, "没有文件", "There is no file", "请选择文件，或者粘贴报告正文。"),
    "one-file": RefusalKind(400, "一次只能一个文件", "This takes one file", "请只选择一个文件。"),
    "form-damaged": RefusalKind(
        400, "表单不完整", "The form is damaged", "文件没有传完，请重新发送。"
    ),
    "unknown-parameter": RefusalKind(
        400, "没有这个参数", "There is no such parameter", "请核对参数的名称。"
    ),
    "wrong-value": RefusalKind(
        400, "参数的值不对", "The value of a parameter is wrong", "请核对参数的值。"
    ),
    "from-elsewhere": RefusalKind(
        403, "请求来自别的网站", "The request comes from another site", "请在本机打开的页面上操作。"
    ),
    "not-found": RefusalKind(404, "没有这个页面", "There is no such page", "请从首页进入。"),
    "method-not-allowed": RefusalKind(
        405, "不支持这种方法", "This method is not supported", "请从首页发送文件。"
    ),
    "too-slow": RefusalKind(
        408, "发送超时", "The request did not come in time", "请重新发送，或者减少文件。"
    ),
    "too-many-files": RefusalKind(
        413, "文件太多", "There are too many files", "请分几次发送，或者改用命令行处理整个文件夹。"
    ),
    "too-large": RefusalKind(
        413, "文件太大", "The request is too large", "请分几次发送，或者改用命令行。"
    ),
    "cannot-decode": RefusalKind(
        422, "无法解码", "The text cannot be decoded", "请把文件另存为 UTF-8 编码，或者指定编码。"
    ),
    "format-not-read": RefusalKind(
        422,
        "不能读取这种文件",
        "The file cannot be read",
        "请另存为网页、DOCX、PDF 或者文本；扫描件须先识别文字。",
    ),
    "not-a-report": RefusalKind(
        422, "这不是年度报告", "The text is not a report", "请核对是否选错了文件。"
    ),
    "not-canonical": RefusalKind(
        422,
        "规范文本读回后不同",
        "The canonical text would read otherwise",
        "请改用其他格式下载，并报告这一问题。",
    ),
    "over-limit": RefusalKind(
        422, "超出限制", "The file goes beyond a limit", "请核对是否为年度报告，或者拆分后再发送。"
    ),
    "internal-error": RefusalKind(
        500,
        "内部错误",
        "This is a fault of reportparse",
        "请报告这一问题；运行服务的窗口中有详细信息。",
    ),
    "process-ended": RefusalKind(
        500,
        "处理进程中断",
        "The process at work came to an end",
        "请重新发送；如仍中断，请单独核对该文件。",
    ),
    "extra-missing": RefusalKind(
        501, "缺少组件", "A library is not installed", "请按下面的命令安装后再试。"
    ),
    "busy": RefusalKind(503, "正忙", "Too many requests at once; try again", "请稍后再试。"),
    "time-limit": RefusalKind(
        504, "处理超时", "It took too long", "请单独发送该文件，或者改用命令行。"
    ),
}


class Refusal(Exception):  # noqa: N818  # what it is called on the wire
    """A request that is not answered as asked.

    Its code is a stable word for programs, a key of `KINDS`; its detail is for a person.
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
