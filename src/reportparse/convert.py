# SPDX-License-Identifier: MIT
"""Report <-> plain data <-> JSON: one converter, configured once.

Numbers stay exact both ways: amounts are written with the digits that the report prints
and are read as decimals, never by way of floats. Nothing is coerced: `"5"` is no number.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Container, Sequence
from decimal import Decimal
from functools import cache, partial
from operator import eq
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import attrs
from attrs import evolve, frozen

from .checks.results import Check, CheckResult
from .content import Child, Content, FormTable, Paragraph, Section, Table
from .errors import InvalidReportError
from .forms import registry
from .prose.passages import Mention
from .report import SCHEMA_VERSION, Provenance, Recorded, Report

if TYPE_CHECKING:
    from cattrs import Converter

#: What tells the kinds of content apart in JSON: the value of `type`.
TAGS: dict[type, str] = {
    Paragraph: "paragraph",
    Table: "table",
    FormTable: "form_table",
    Section: "section",
}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLASSES = {tag: cls for cls, tag in TAGS.items()}


def to_dict(
    report: Report, *, provenance: bool = False, checked: CheckResult | None = None
) -> dict[str, Any]:
    """*report* as dicts, lists, strings, ints, Decimals and None; dates as ISO strings.

    Args:
        report: The report.
        provenance: Whether to add the map of where each figure was read.
        checked: What `check` found: adds `checks`, and its diagnostics after the report's own.
    """
    data: dict[str, Any] = _converter().unstructure(report)
    if checked is not None:
        data["diagnostics"] += [
            _converter().unstructure(one)
            for one in checked.diagnostics
            if one not in report.diagnostics  # the report may come from such JSON
        ]
        data["checks"] = [_converter().unstructure(one) for one in checked.checks]
    if provenance:
        data["provenance"] = {
            path: _converter().unstructure(place) for path, place in report.provenance.items()
        }
    return data


def from_dict(data: Any) -> Report:
    """The report that `to_dict` or a reader of JSON gave.

    Raises:
        InvalidReportError: If *data* is no report; says what is wrong and where.
    """
    try:
        return _structured(data, _converter())
    except Exception:  # noqa: BLE001  # whatever it is, the next one says why and where
        return _structured_with_reasons(data)


def to_json(
    report: Report,
    *,
    provenance: bool = False,
    checked: CheckResult | None = None,
    indent: bool = False,
) -> bytes:
    """*report* as UTF-8 JSON that the published schema describes.

    Args:
        report: The report.
        provenance: Whether to add the map of where each figure was read.
        checked: What `check` found: adds `checks`, and its diagnostics after the report's own.
        indent: Whether to break and indent lines, two blanks a level.
    """
    return dumps(to_dict(report, provenance=provenance, checked=checked), indent=indent)


def from_json(data: bytes | str) -> Report:
    """The report in *data*, as `to_json` wrote it.

    Raises:
        InvalidReportError: If *data* is no JSON or no report.
    """
    try:
        plain = json.loads(
            data,
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_without_duplicates,
        )
    except (ValueError, RecursionError) as error:
        raise InvalidReportError([f"no JSON: {error}"]) from None
    return from_dict(plain)


def dumps(data: Any, *, indent: bool = False) -> bytes:
    """Plain data as JSON: Decimals with all their digits, any `str` at all."""
    import orjson

    option = orjson.OPT_INDENT_2 if indent else None
    try:
        return orjson.dumps(data, default=_exact, option=option)
    except TypeError:
        # Half of a surrogate pair has no UTF-8, and an integer may be too long for orjson.
        return orjson.dumps(_escaped(data), default=_exact, option=option)


def _exact(value: object) -> Any:
    import orjson

    if isinstance(value, Decimal) and value.is_finite():
        return orjson.Fragment(f"{value:f}")
    raise TypeError(type(value))


def _escaped(data: Any) -> Any:
    """*data* with what orjson refuses written out beforehand."""
    import orjson

    match data:
        case dict():
            return {key: _escaped(value) for key, value in data.items()}
        case list() | tuple():
            return [_escaped(value) for value in data]
        case bool():
            return data
        case str() | int():
            return orjson.Fragment(json.dumps(data))
    return data


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return data


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _structured(data: Any, converter: Converter) -> Report:
    _check_version(data)
    return converter.structure(data, _class_for(data.get("form")))


def _structured_with_reasons(data: Any) -> Report:
    from cattrs import BaseValidationError, transform_error

    try:
        return _structured(data, _converter(detailed=True))
    except BaseValidationError as error:
        raise InvalidReportError(transform_error(error, format_exception=_reason)) from None
    except ValueError as error:
        raise InvalidReportError([f"{error} @ $"]) from None


def _reason(error: BaseException, _: type | None) -> str:
    from cattrs.errors import ForbiddenExtraKeysError

    if isinstance(error, KeyError):
        return "required field missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown fields: {', '.join(sorted(map(str, error.extra_fields)))}"
    return str(error)


def _class_for(form: Any) -> type[Report]:
    """The class of the reports on *form*."""
    if not isinstance(form, str):
        return Report
    if form not in registry.forms():
        raise ValueError(f"form {form!r} is not known; known are {', '.join(registry.forms())}")
    own: type[Report] | None = registry.forms()[form].report
    return own or Report


def _check_version(data: Any) -> None:
    if not isinstance(data, dict):
        raise ValueError("a report is a JSON object")
    version = data.get("schema_version")
    major = SCHEMA_VERSION.partition(".")[0]
    if not isinstance(version, str) or not re.fullmatch(rf"{major}\.[0-9]+", version):
        raise ValueError(f"schema_version is {version!r}; this release reads {major}.x")


@cache
def _converter(*, detailed: bool = False) -> Converter:
    from cattrs.preconf.orjson import make_converter

    converter = make_converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, partial(_complete, converter))
    _keep_scalars(converter)
    _tag_content(converter)
    _choose_among_models(converter)
    _configure_reports(converter)
    return converter


def _complete(converter: Converter, cls: type) -> Any:
    """A hook for *cls* that takes no default for a field that is missing."""
    from cattrs.gen import make_dict_structure_fn

    left_out = _left_out(cls)
    build: Any = make_dict_structure_fn(cls, converter, **_as(converter), **left_out)
    return _requiring({field.name for field in attrs.fields(cls)} - left_out.keys(), build)


def _left_out(cls: type) -> dict[str, Any]:
    """The fields that are no part of JSON, as cattrs wants them."""
    from cattrs.gen import override

    names = (one.name for one in attrs.fields(cls) if one.metadata.get("json") is False)
    return {name: override(omit=True) for name in names}


def _requiring(names: set[str], build: Any) -> Any:
    def structure(value: Any, kind: Any) -> Any:
        if isinstance(value, dict) and not names <= value.keys():
            raise ValueError(f"missing: {', '.join(sorted(names - value.keys()))}")
        return build(value, kind)

    return structure


def _keep_scalars(converter: Converter) -> None:
    """Plain values pass unchanged, and only those of the right kind pass."""
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(datetime.date, _date)
    converter.register_unstructure_hook(Decimal, lambda value: value)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)


def _exactly(kind: type) -> Any:
    name = {str: "a string", int: "a whole number", bool: "true or false"}[kind]

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            shown = str(value) if isinstance(value, Decimal) else repr(value)
            raise ValueError(f"{shown} is not {name}")
        return value

    return structure


def _decimal(value: Any, _: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(f"{value!r} is not a number")
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def _date(value: Any, _: Any) -> datetime.date:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date")
    if not _DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not a date (YYYY-MM-DD)")
    return datetime.date.fromisoformat(value)


def _tag_content(converter: Converter) -> None:
    """Content says what it is in `type`."""
    for cls, tag in TAGS.items():
        _tag(converter, cls, tag)

    def structure(value: Any, _: Any) -> Any:
        tag = value.get("type") if isinstance(value, dict) else None
        if tag not in _CLASSES:
            raise ValueError(f"type is {tag!r}; known are {', '.join(_CLASSES)}")
        return converter.structure(value, _CLASSES[tag])

    for union in (Child, Content):
        is_it = partial(eq, union)
        converter.register_structure_hook_func(is_it, structure)
        converter.register_unstructure_hook_func(is_it, converter.unstructure)


def _tag(converter: Converter, cls: type, tag: str) -> None:
    from cattrs.gen import make_dict_unstructure_fn

    plain: Any = make_dict_unstructure_fn(cls, converter, **_left_out(cls))
    build = _complete(converter, cls)

    def structure(value: Any, kind: Any) -> Any:
        if not isinstance(value, dict) or value.get("type") != tag:
            raise ValueError(f"this is no {tag}")
        return build({key: value[key] for key in value if key != "type"}, kind)

    converter.register_unstructure_hook(cls, lambda value: {"type": tag, **plain(value)})
    converter.register_structure_hook(cls, structure)


def _as(converter: Converter) -> dict[str, Any]:
    """The converter's own settings, for functions that are made by hand."""
    return {
        "_cattrs_forbid_extra_keys": converter.forbid_extra_keys,
        "_cattrs_detailed_validation": converter.detailed_validation,
    }


def _choose_among_models(converter: Converter) -> None:
    """Where forms hold a table in different classes, the keys tell which one is meant."""

    def models(kind: Any) -> list[type]:
        return [one for one in get_args(kind) if attrs.has(one)]

    def structure(value: Any, kind: Any) -> Any:
        if value is None:
            return None
        return converter.structure(value, _nearest(value, models(kind)))

    def is_choice(kind: Any) -> bool:
        return len(models(kind)) > 1 and kind not in (Child, Content)

    converter.register_structure_hook_func(is_choice, structure)
    converter.register_unstructure_hook_func(is_choice, converter.unstructure)


def _nearest(value: Any, models: Sequence[type]) -> type:
    """The one of *models*, attrs classes, whose keys are most like those of *value*."""
    keys = value.keys() if isinstance(value, dict) else set[str]()
    apart = [len(keys ^ _hints(model).keys()) for model in models]
    best = [model for model, count in zip(models, apart, strict=True) if count == min(apart)]
    if len(best) == 1:
        return best[0]
    # Keys alike: what is inside them tells, where the classes differ.
    for name in keys & _hints(best[0]).keys():
        inside = {_hints(model)[name]: model for model in best if attrs.has(_hints(model)[name])}
        if len(inside) > 1:
            return inside[_nearest(value[name], list(inside))]
    return best[0]


@cache
def _hints(model: type) -> dict[str, Any]:
    return get_type_hints(model)


@frozen
class _Beside:
    """What stands in a report's JSON and is no field of its class."""

    mentions: tuple[Mention, ...]
    checks: tuple[Check, ...]
    provenance: dict[str, Provenance]


_MAY_LACK: dict[str, Any] = {"checks": [], "provenance": {}}


def _only(names: Container[str], value: dict[str, Any]) -> dict[str, Any]:
    return {key: value[key] for key in value if key in names}


def _is_report(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Report)


def _configure_reports(converter: Converter) -> None:
    """`schema_version` comes first; provenance stands outside the report's own fields."""
    from cattrs.gen import make_dict_unstructure_fn

    def structuring(cls: type[Report]) -> Any:
        build = _complete(converter, cls)
        names = {field.name for field in attrs.fields(_Beside)}

        def structure(value: Any, kind: Any) -> Report:
            own = {key: value[key] for key in value if key not in names}
            own.pop("schema_version", None)
            report: Report = build(own, kind)
            beside = converter.structure({**_MAY_LACK, **_only(names, value)}, _Beside)
            return evolve(report, origin=Recorded(beside.provenance, beside.mentions))

        return structure

    def unstructuring(cls: type[Report]) -> Any:
        plain = make_dict_unstructure_fn(cls, converter, **_left_out(cls))

        def unstructure(report: Report) -> dict[str, Any]:
            data: dict[str, Any] = plain(report)
            diagnostics = data.pop("diagnostics")
            mentions = [converter.unstructure(one) for one in report.mentions]
            return {
                "schema_version": SCHEMA_VERSION,
                **data,
                "mentions": mentions,
                "diagnostics": diagnostics,
            }

        return unstructure

    converter.register_structure_hook_factory(_is_report, structuring)
    converter.register_unstructure_hook_factory(_is_report, unstructuring)


def plain(data: Any) -> Any:
    """Diagnostics, checks, mentions or any of the report's parts as plain data."""
    return _converter().unstructure(data)
