# SPDX-License-Identifier: MIT
"""A kind of finding -> its page, for the command line and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..diagnostics.catalogue import Code, Language, Severity

#: The severities for a person.
SEVERITIES: Final[Mapping[Language, Mapping[Severity, str]]] = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
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
    """One line: the code, how grave it is, what it says."""
    return f"{code} [{SEVERITIES[language][kind.severity]}] {kind.texts(language)[0]}"


def page(code: str, kind: Code, language: Language) -> str:
    """The page of a kind of finding in one language, in Markdown."""
    return f"# {code}\n\n" + part(kind, language)


def part(kind: Code, language: Language) -> str:
    """What there is to say of *kind* in one language."""
    message, hint = kind.texts(language)
    severity, why = SEVERITIES[language][kind.severity], kind.why(language)
    said = {"severity": severity, "message": message, "hint": hint, **({"why": why} if why else {})}
    heads = _HEADS[language]
    text = "".join(f"{heads[name]}{words}\n\n" for name, words in said.items())
    lines = "".join(f"    {line}".rstrip() + "\n" for line in kind.example.splitlines())
    return f"{text}{heads['example']}\n\n{lines}"
