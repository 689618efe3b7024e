# SPDX-License-Identifier: MIT
"""Findings -> SARIF 2.1.0, for tools that show the findings of checkers.

Columns are counted in characters, which the run declares; regions end after their last one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ..diagnostics.catalogue import Code, Language
from ..diagnostics.model import Diagnostic, Related
from .locations import described, lines_of

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(
    findings: Iterable[tuple[str, Diagnostic]],
    kinds: Mapping[str, Code],
    version: str,
    language: Language = "zh",
) -> dict[str, Any]:
    """The log of one run, as plain data.

    Args:
        findings: The name of the file and the diagnostic, one by one.
        kinds: All kinds of findings, by code.
        version: Of this package.
        language: Of the descriptions of the rules; messages are in the language they have.
    """
    pairs = list(findings)
    used = [code for code in kinds if code in {one.code for _, one in pairs}]
    driver = {
        "name": "reportparse",
        "semanticVersion": version,
        "rules": [_rule(code, kinds[code], language) for code in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(name, one, used, language) for name, one in pairs],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, kind: Code, language: Language) -> dict[str, Any]:
    template, hint = kind.texts(language)
    return {
        "id": code,
        "shortDescription": {"text": template},
        "help": {"text": f"{hint}\n{kind.why(language)}".strip()},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(name: str, one: Diagnostic, used: Sequence[str], language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": used.index(one.code),
        "level": _LEVELS[one.severity],
        "message": {"text": "\n".join(_message(one, language))},
        "locations": [_location(name, one)],
    }
    if one.related:
        result["relatedLocations"] = [
            {
                "id": index,
                **_location(other.source or name, other),
                "message": {"text": other.message},
            }
            for index, other in enumerate(one.related)
        ]
    return result


def _message(one: Diagnostic, language: Language) -> Iterator[str]:
    yield one.message
    yield one.hint
    if one.in_file is not None:
        yield described(one.in_file, language)


def _location(name: str, one: Diagnostic | Related) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(os.fsencode(name.replace("\\", "/")))}
    }
    lines = lines_of(one)
    if lines is not None:
        place["region"] = {
            "startLine": lines.line,
            "startColumn": lines.column,
            "endLine": lines.end_line,
            "endColumn": lines.end_column,
        }
    location: dict[str, Any] = {"physicalLocation": place}
    if one.path:
        location["logicalLocations"] = [{"fullyQualifiedName": one.path}]
    return location
