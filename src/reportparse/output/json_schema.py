# SPDX-License-Identifier: MIT
"""The classes of the report -> JSON Schema (draft 2020-12) of its JSON.

Descriptions come from the classes' docstrings and, for figures, from the labels that the
form prints.
"""

from __future__ import annotations

import datetime
import inspect
import re
import types
import typing
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, Union

import attrs

from ..agencies.reasons import COMPARISONS
from ..forms import registry
from ..report.model import SCHEMA_VERSION, Report
from ..support.arguments import check_choice
from ..text.patterns import late
from .converter import Beside, tagged
from .findings import COUNTS, Findings

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_NONE = late(r"\bNone\b")
_FIELD = late(r"^    (\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)


def json_schema(form: str | None = None) -> dict[str, Any]:
    """The JSON Schema of what `to_json` writes, as plain data.

    Args:
        form: Key of the form that the reports are on; needed only for forms whose reports have
            a class of their own.

    Raises:
        ValueError: If there is no such form; lists the known ones.
    """
    if form is not None:
        check_choice("json_schema", "form", form, registry.forms())
    definitions: dict[str, Any] = {}
    model = (registry.forms()[form].report if form else None) or Report
    report, beside = _object(model, definitions), _object(Beside, definitions)["properties"]
    fields = report["properties"]
    diagnostics = fields.pop("diagnostics")
    report["properties"] = {
        "schema_version": {
            "const": SCHEMA_VERSION,
            "description": "Version of this JSON; the first number changes with its meaning.",
        },
        **fields,
        "mentions": beside.pop("mentions"),
        "diagnostics": diagnostics,
        **beside,
    }
    required = (name for name in report["required"] if name != "diagnostics")
    report["required"] = ["schema_version", *required, "mentions", "diagnostics"]
    return {
        "$schema": _DRAFT,
        "title": model.__name__,
        **report,
        "$defs": dict(sorted(definitions.items())),
    }


def _closed(
    properties: Mapping[str, Any], required: Iterable[str] | None = None, **said: str
) -> dict[str, Any]:
    """The schema of an object with these *properties* alone, all of them *required* by default."""
    return {
        "type": "object",
        **said,
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


_UNREADABLE: Final = _closed({"source": {"type": "string"}, "message": {"type": "string"}})
_FILES: Final = _closed(
    {
        "passed_over": {"type": "array", "items": {"type": "string"}},
        "unreadable": {"type": "array", "items": _UNREADABLE},
    },
    description="Files of folders that are passed over, and inputs that could not be read.",
)


def findings_schema() -> dict[str, Any]:
    """The JSON Schema of what `reportparse check --format json` writes, as plain data."""
    definitions: dict[str, Any] = {}
    number = {"type": "integer", "minimum": 0}
    properties = {
        "reports": {"type": "array", "items": _reference(Findings, definitions)},
        "summary": _closed(
            {name: dict(number) for name in COUNTS},
            description="How many reports, diagnostics by severity, and checks by status.",
        ),
        "comparisons": _closed(
            {name: dict(number) for name in COMPARISONS},
            ["compared"],
            description="How many reports were compared with last year's, and how many not.",
        ),
        "files": _FILES,
    }
    return {
        "$schema": _DRAFT,
        "title": "Findings",
        "description": "The findings in several reports.",
        **_closed(properties),
        "$defs": dict(sorted(definitions.items())),
    }


def schema_of(cls: type) -> dict[str, Any]:
    """The JSON Schema of an attrs class that `json_text.plain` makes data of."""
    definitions: dict[str, Any] = {}
    own = _object(cls, definitions)
    return {**own, **({"$defs": dict(sorted(definitions.items()))} if definitions else {})}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if origin in (Union, types.UnionType):
        return _union([_schema(argument, definitions) for argument in arguments])
    return _reference(kind, definitions)


def _union(members: list[dict[str, Any]]) -> dict[str, Any]:
    simple = [member["type"] for member in members if set(member) == {"type"}]
    if len(simple) == len(members):
        return {"type": simple}
    return {"anyOf": members}


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # a section holds sections
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    summary, described = _docstring(cls)
    properties: dict[str, Any] = {}
    optional = {field.name for field in attrs.fields(cls) if field.metadata.get("optional")}
    if cls in tagged():
        key, tag = tagged()[cls]
        properties[key] = {"const": tag}
    for field in attrs.fields(cls):
        if field.metadata.get("json", True) is False:
            continue
        properties[field.name] = _schema(hints[field.name], definitions)
        description = field.metadata.get("label") or described.get(field.name)
        if description:
            # Readers of JSON have no None.
            properties[field.name]["description"] = _NONE.sub("null", description)
    required = (name for name in properties if name not in optional)
    return _closed(properties, required, description=summary)


def _docstring(cls: type) -> tuple[str, dict[str, str]]:
    """The first sentence of the class's docstring, and what it says of each attribute."""
    text = cls.__doc__ or ""
    texts = (inspect.cleandoc(base.__doc__ or "") for base in reversed(cls.__mro__))
    described = {
        name: " ".join(words.split())
        for each in texts
        for name, words in _FIELD.findall(each.partition("Attributes:\n")[2])
    }
    return " ".join(inspect.cleandoc(text).split("\n\n")[0].split()), described
