# SPDX-License-Identifier: MIT
"""A kind of finding -> its page, for the command line and for the documentation."""

from __future__ import annotations

from ..diagnostics.finding_kinds import SEVERITY_NAMES, Code, Language

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
