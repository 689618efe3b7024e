# SPDX-License-Identifier: MIT
"""The JSON schemas -> a page of their objects, key by key."""

from __future__ import annotations

from typing import Any

from reportparse import json_schema
from reportparse.output.json_schema import findings_schema

_INTRODUCTION = """\
# JSON reference

This page, for programmers, lists every object and key of the JSON that `reportparse parse` and
`reportparse check
--format json` print, made from the schemas by `make published`. [json.md](json.md) explains their
meaning; the schemas themselves are [report.schema.json](report.schema.json) and
[findings.schema.json](findings.schema.json), and `reportparse schema` prints them. A key is
always there unless it is said to be optional.
"""


def page() -> str:
    """The page: a report, what is found in reports, then all the objects in them by name."""
    report, findings = json_schema(), findings_schema()
    objects = {**report["$defs"], **findings["$defs"]}
    parts = [
        _INTRODUCTION,
        _section("Report", "what `reportparse parse` prints", report),
        _section(
            "Findings of all reports", "what `reportparse check --format json` prints", findings
        ),
        *(_section(name, "", one) for name, one in sorted(objects.items())),
    ]
    return "\n".join(parts)


def _section(name: str, what: str, schema: dict[str, Any]) -> str:
    required = set(schema["required"])
    rows = "".join(
        f"| `{key}` | {_type(item)} | {_cell(item, key in required)} |\n"
        for key, item in schema["properties"].items()
    )
    title = f"## {name}" + (f": {what}" if what else "")
    return f"{title}\n\n{schema['description']}\n\n| key | type | |\n|---|---|---|\n{rows}"


def _cell(schema: dict[str, Any], required: bool) -> str:
    description = schema.get("description", "").replace("|", "\\|")
    return description if required else f"Optional. {description}".strip()


def _type(schema: dict[str, Any]) -> str:
    """What kind of value it is, with links to the objects."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{schema['const']!r}`".replace("'", '"')
    if "enum" in schema:
        return " or ".join(f'`"{value}"`' for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_type(part) for part in schema["anyOf"])
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> str:
    kinds = schema["type"]
    if isinstance(kinds, list):
        return " or ".join(kinds)
    if kinds == "array":
        return f"array of {_type(schema['items'])}"
    if kinds == "object" and "additionalProperties" in schema and schema["additionalProperties"]:
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("format", kinds))
