# SPDX-License-Identifier: MIT
"""A kind of finding: its severity, its texts in both languages, and its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, get_args

from attrs import frozen

from ..text.patterns import late

Severity = Literal["error", "warning", "info"]
Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

#: Between a name and what is said of it.
COLON: Final[dict[Language, str]] = {"zh": "：", "en": ": "}


def either(language: Language) -> Callable[[str, str], str]:
    """A function that gives its first argument, the Chinese text, or the English one after it."""
    return lambda zh, en: zh if language == "zh" else en


#: The most severe first.
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
#: An argument in the template of a message.
_ARGUMENT: Final = late(r"\{[^}]*\}")
#: Their names for a person.
SEVERITY_NAMES: Final[dict[Language, dict[Severity, str]]] = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}


@frozen(kw_only=True)
class Code:
    """One kind of finding: its severity and its texts in both languages.

    The messages are templates for `str.format`; the names in them are the arguments that
    the finder gives.

    Attributes:
        severity: Its severity.
        zh: The message in Chinese.
        en: The message in English.
        hint_zh: Advice in Chinese.
        hint_en: The same in English.
        example: Lines of a report in which it is found.
    """

    severity: Severity
    zh: str
    en: str
    hint_zh: str
    hint_en: str
    example: str

    def why(self, language: Language) -> str:  # noqa: ARG002  # rules answer in both
        """Why it is a finding; empty where the message says it all."""
        return ""

    def texts(self, language: Language) -> tuple[str, str]:
        """The message's template and the hint in *language*."""
        return (self.zh, self.hint_zh) if language == "zh" else (self.en, self.hint_en)

    def outline(self, language: Language) -> str:
        """The message with … for each argument: a title for all findings of the kind."""
        return _ARGUMENT.sub("…", self.texts(language)[0])


#: What introduces each part of a page.
_HEADS = {
    "zh": {
        "severity": "程度：",
        "message": "信息：",
        "hint": "处理：",
        "why": "依据：",
        "example": "示例：",
    },
    "en": {
        "severity": "Severity: ",
        "message": "Message: ",
        "hint": "What to do: ",
        "why": "Why: ",
        "example": "Example:",
    },
}


def summary(code: str, kind: Code, language: Language) -> str:
    """One line: the code, its severity, its message."""
    return f"{code} [{SEVERITY_NAMES[language][kind.severity]}] {kind.outline(language)}"


def page(code: str, kind: Code, language: Language) -> str:
    """The page of a kind of finding in one language, in Markdown."""
    return f"# {code}\n\n" + part(kind, language)


def part(kind: Code, language: Language) -> str:
    """The description of *kind* in one language."""
    _, hint = kind.texts(language)
    severity, why = SEVERITY_NAMES[language][kind.severity], kind.why(language)
    said = {"severity": severity, "message": kind.outline(language), "hint": hint, "why": why}
    heads = _HEADS[language]
    text = "".join(f"{heads[name]}{words}\n\n" for name, words in said.items() if words)
    lines = "".join(f"    {line}".rstrip() + "\n" for line in kind.example.splitlines())
    return f"{text}{heads['example']}\n\n{lines}"
