# SPDX-License-Identifier: MIT
"""Findings -> SARIF 2.1.0, for tools that show the findings of checkers.

Columns are counted in characters, which the run declares; regions end after their last one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from ..checks.profile import NO_PROFILE, Profile, RuleSetting
from ..diagnostics.catalogue import Code, Language
from ..diagnostics.collecting import Diagnostic, Related
from .findings import NO_FILES, Files
from .locations import described, lines_of

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: The folder from which relative addresses begin.
_BASE: Final = "SRCROOT"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(  # noqa: PLR0913, PLR0917  # one for each part of the log
    findings: Iterable[tuple[str, Diagnostic]],
    kinds: Mapping[str, Code],
    version: str,
    language: Language = "zh",
    files: Files = NO_FILES,
    profile: Profile = NO_PROFILE,
) -> dict[str, Any]:
    """The log of one run, as plain data; *findings* come with the names of their files.

    Messages keep the language that they have; *language* is that of the rules' descriptions.
    """
    pairs = list(findings)
    used = [code for code in kinds if code in {finding.code for _, finding in pairs}]
    driver = {
        "name": "reportparse",
        "semanticVersion": version,
        "rules": [_rule(code, kinds[code], language) for code in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"uri": f"{Path.cwd().as_uri()}/"}},
        "invocations": [_invocation(files, profile)],
        "results": [_result(name, finding, used, language) for name, finding in pairs],
    }
    if profile.name:
        run["properties"] = {"profile": {"name": profile.name, "document": profile.document}}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(files: Files, profile: Profile) -> dict[str, Any]:
    """The files that were not checked, as notifications of the run."""
    unread = [_notification(name, why, "error") for name, why in files.unread]
    over = [_notification(name, "passed over", "note") for name in files.passed_over]
    return {
        "executionSuccessful": not unread,
        "toolExecutionNotifications": [*unread, *over],
        "ruleConfigurationOverrides": [
            _override(code, setting)
            for code, setting in profile.rules.items()
            if setting.severity or not setting.enabled
        ],
    }


def _override(code: str, setting: RuleSetting) -> dict[str, Any]:
    """The changes that a profile makes to the rule *code*."""
    configuration: dict[str, Any] = {"enabled": setting.enabled}
    if setting.severity:
        configuration["level"] = _LEVELS[setting.severity]
    return {"descriptor": {"id": code}, "configuration": configuration}


def _notification(name: str, text: str, level: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": _artifact(name)}}
    return {"level": level, "message": {"text": text}, "locations": [location]}


def _rule(code: str, kind: Code, language: Language) -> dict[str, Any]:
    _, hint = kind.texts(language)
    return {
        "id": code,
        "shortDescription": {"text": kind.outline(language)},
        "help": {"text": f"{hint}\n{kind.why(language)}".strip()},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(
    name: str, finding: Diagnostic, used: Sequence[str], language: Language
) -> dict[str, Any]:
    said = [finding.message, finding.hint]
    if finding.in_file is not None:
        said.append(described(finding.in_file, language))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(said)},
        "locations": [_location(name, finding)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": index,
                **_location(other.source or name, other),
                "message": {"text": other.message},
            }
            for index, other in enumerate(finding.related)
        ]
    return result


def _location(name: str, finding: Diagnostic | Related) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(name)}
    lines = lines_of(finding)
    if lines is not None:
        place["region"] = {
            "startLine": lines.line,
            "startColumn": lines.column,
            "endLine": lines.end_line,
            "endColumn": lines.end_column,
        }
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    return location


def _artifact(name: str) -> dict[str, str]:
    """The address of a file: relative to the working folder if it is in it, else absolute."""
    path = os.path.abspath(name)  # noqa: PTH100  # without following links
    if not path.startswith(os.path.join(os.getcwd(), "")):  # noqa: PTH109, PTH118
        return {"uri": "file://" + quote(os.fsencode(Path(path).as_posix()))}
    relative = Path(os.path.relpath(path)).as_posix()
    return {"uri": quote(os.fsencode(relative)), "uriBaseId": _BASE}
