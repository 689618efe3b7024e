# SPDX-License-Identifier: MIT
"""The operations -> their description for clients (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from ..output.json_schema import findings_schema, json_schema
from ..version import __version__
from .operations import HTML, NDJSON, OPERATIONS, Operation, ServerLimits
from .problem_details import KINDS, PROBLEM

_SCHEMAS = "#/components/schemas/"


def openapi(settings: ServerLimits) -> dict[str, Any]:
    """The description of a server with *settings*, as plain data."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "reportparse",
            "version": __version__,
            "summary": "Chinese government-information-disclosure annual reports as data.",
            "description": (
                "Reads text, web pages, DOCX and PDF, by their content. A request holds at "
                f"most {settings.size:,} bytes and {settings.files} reports. Of several "
                "files those that can be read are answered. Numbers are exact: read them as "
                "integers and decimals."
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        # Wherever it is mounted.
        "servers": [{"url": "./"}],
        "paths": {
            f"/{operation.name}": {"post": _operation(operation, settings)}
            for operation in OPERATIONS
        },
        "components": {"schemas": _components()},
    }


def _operation(operation: Operation, settings: ServerLimits) -> dict[str, Any]:
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [
            {
                "name": parameter.name,
                "in": "query",
                "description": parameter.description,
                "schema": parameter.schema,
            }
            for parameter in operation.parameters
        ],
        "requestBody": {"required": True, "content": _bodies(operation, settings)},
        "responses": {
            "200": {
                "description": operation.summary,
                "headers": {
                    "reportparse-errors": _number("How many errors were found in the reports."),
                    "reportparse-unreadable": _number("How many files could not be read."),
                },
                "content": _answers(operation),
            },
            **_problems(),
        },
    }


def _number(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "integer", "minimum": 0}}


def _bodies(operation: Operation, settings: ServerLimits) -> dict[str, Any]:
    """A form, or a report itself, which may be called by any other type."""
    report = {"description": "A report.", "type": "string", "contentEncoding": "binary"}
    most = settings.files if operation.several else 1
    form = {
        "type": "object",
        "properties": {
            "file": {"type": "array", "items": report, "maxItems": most},
            "text": {"type": "array", "items": {"type": "string"}, "maxItems": most},
            **{
                parameter.name: {**parameter.schema, "description": parameter.description}
                for parameter in operation.parameters
            },
        },
        "additionalProperties": False,
    }
    return {"multipart/form-data": {"schema": form}, "application/octet-stream": {}}


def _answers(operation: Operation) -> dict[str, Any]:
    if operation.schema is None:
        return {operation.media: {"schema": {"type": "string"}}}
    answers = {operation.media: {"schema": {"$ref": _SCHEMAS + operation.schema}}}
    if operation.several == NDJSON:
        lines = {"type": "string", "description": "For several files: a report as JSON a line."}
        answers[NDJSON] = {"schema": lines}
    return answers


def _problems() -> dict[str, Any]:
    """The answers to requests that are not done, by their status."""
    statuses = sorted({kind.status for kind in KINDS.values()} - {404, 405})
    content = {
        PROBLEM: {"schema": {"$ref": _SCHEMAS + "Problem"}},
        HTML: {"schema": {"type": "string"}},
    }
    return {
        str(status): {
            "description": "; ".join(
                f"`{code}`: {kind.en}" for code, kind in KINDS.items() if kind.status == status
            ),
            "content": content,
        }
        for status in statuses
    }


def _components() -> dict[str, Any]:
    return {
        **_moved("Report", json_schema()),
        **_moved("CheckedReports", findings_schema()),
        "Problem": {
            "type": "object",
            "description": "Problem details (RFC 9457).",
            "properties": {
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "code": {"type": "string", "enum": sorted(KINDS)},
                "detail": {"type": "string"},
                "file": {"type": "string", "description": "The file that it is about."},
            },
            "required": ["title", "status", "code", "detail"],
        },
    }


def _moved(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* as a component *name*, its definitions beside it."""
    definitions = schema.pop("$defs", {})
    schema.pop("$schema", None)
    moved: dict[str, Any] = _with_references({**definitions, name: schema})
    return moved


def _with_references(data: Any) -> Any:
    """*data* with references to where the definitions have moved."""
    if isinstance(data, list):
        return [_with_references(value) for value in data]
    if not isinstance(data, dict):
        return data
    return {
        key: value.replace("#/$defs/", _SCHEMAS)
        if key == "$ref" and isinstance(value, str)
        else _with_references(value)
        for key, value in data.items()
    }
