# SPDX-License-Identifier: MIT
"""Report <-> plain data <-> JSON.

Numbers stay exact both ways: amounts are written with the digits that the report prints
and are read as decimals, never by way of floats. Nothing is coerced: `"5"` is not a number.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any

from ..checks.results import CheckResult
from ..diagnostics.finding_kinds import Language
from ..errors import InvalidReportError, InvalidValueError, ReportparseError
from ..forms import registry
from ..report.model import SCHEMA_VERSION, Report
from ..support.arguments import check_type
from .converter import report_converter

if TYPE_CHECKING:
    from cattrs import Converter


def to_dict(
    report: Report, *, provenance: bool = False, checked: CheckResult | None = None
) -> dict[str, Any]:
    """*report* as dicts, lists, strings, ints, Decimals and None; dates as ISO strings.

    Args:
        report: The report.
        provenance: Add the map of places where figures were read.
        checked: The result of `check`: adds `checks`, and its diagnostics after the report's own.
    """
    check_type("to_dict", "report", report, Report)
    check_type("to_dict", "checked", checked, CheckResult, NoneType)
    data: dict[str, Any] = report_converter().unstructure(report)
    if checked is not None:
        data["diagnostics"] += plain(list(checked.diagnostics))
        data["checks"] = plain(list(checked.checks))
    if provenance:
        data["provenance"] = {
            path: report_converter().unstructure(place) for path, place in report.provenance.items()
        }
    return data


def from_dict(data: Any) -> Report:
    """The report that `to_dict` or a reader of JSON gave.

    Raises:
        InvalidReportError: If *data* is not a report; says what is wrong and where.
    """
    try:
        return _structured(data, report_converter())
    except Exception:  # noqa: BLE001  # whatever it is, the next one says why and where
        return _structured_with_reasons(data)


def to_json(
    report: Report,
    *,
    provenance: bool = False,
    checked: CheckResult | None = None,
    indent: bool = False,
) -> bytes:
    """*report* as JSON in UTF-8 bytes, which the published schema describes.

    Write it to a file opened with `"wb"`; `to_json(report).decode()` is a `str`.

    Args:
        report: The report.
        provenance: Add the map of places where figures were read.
        checked: The result of `check`: adds `checks`, and its diagnostics after the report's own.
        indent: Break lines and indent them by two spaces a level.
    """
    check_type("to_json", "report", report, Report)
    return dumps(to_dict(report, provenance=provenance, checked=checked), indent=indent)


def from_json(data: bytes | str) -> Report:
    """The report in *data*, as `to_json` wrote it.

    Raises:
        InvalidReportError: If *data* is not JSON or not a report.
    """
    check_type("from_json", "data", data, str, bytes, hint="from_dict takes plain data")
    try:
        plain = json.loads(
            data,
            parse_float=_decimal,
            parse_constant=_no_constant,
            object_pairs_hook=without_duplicates,
        )
    except (ValueError, RecursionError) as error:
        place = (
            f"（第 {error.lineno} 行第 {error.colno} 列）"
            if isinstance(error, json.JSONDecodeError)
            else f"：{_reason('zh', error)}"
        )
        raise InvalidReportError([f"not JSON: {error}"], [f"不是 JSON{place}"]) from None
    return from_dict(plain)


#: Of this many digits is a number with a point or an exponent: no form prints more. To write out
#: `1e999999999` would take all memory.
_MOST_DIGITS = 30


def _decimal(digits: str) -> Decimal:
    value = Decimal(digits)
    if not -_MOST_DIGITS < value.adjusted() < _MOST_DIGITS or len(digits) > 2 * _MOST_DIGITS:
        raise InvalidValueError(
            f"{digits[:_MOST_DIGITS]} is not a number that a report prints",
            f"{digits[:_MOST_DIGITS]} 不是报告中会有的数字",
        )
    return value


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


def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a `ValueError` if it has a key twice."""
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidValueError(f"the key {twice!r} occurs twice", f"键 {twice} 出现两次")
    return data


def _no_constant(name: str) -> Any:
    raise InvalidValueError(f"{name} is not a JSON number", f"{name} 不是 JSON 数字")


def _structured(data: Any, converter: Converter) -> Report:
    _check_version(data)
    return converter.structure(data, _class_for(data.get("form")))


def _structured_with_reasons(data: Any) -> Report:
    from cattrs import BaseValidationError, transform_error

    try:
        return _structured(data, report_converter(detailed=True))
    except BaseValidationError as error:
        en, zh = (
            transform_error(error, format_exception=partial(_reason, language))
            for language in ("en", "zh")
        )
        raise InvalidReportError(en, zh) from None
    except ValueError as error:
        raise InvalidReportError([f"{error} @ $"], [f"{_reason('zh', error)} @ $"]) from None


def _reason(language: Language, error: BaseException, _: type | None = None) -> str:
    from cattrs.errors import ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        unknown = ", ".join(sorted(map(str, error.extra_fields)))
        return f"未知字段：{unknown}" if language == "zh" else f"unknown fields: {unknown}"
    return error.text(language) if isinstance(error, ReportparseError) else str(error)


def _class_for(form: Any) -> type[Report]:
    """The class of the reports on *form*."""
    if not isinstance(form, str):
        return Report
    if form not in registry.forms():
        known = ", ".join(registry.forms())
        raise InvalidValueError(
            f"form {form!r} is not known; known are {known}", f"没有格式 {form!r}；已知 {known}"
        )
    own: type[Report] | None = registry.forms()[form].report
    return own or Report


def _check_version(data: Any) -> None:
    if not isinstance(data, dict):
        raise InvalidValueError("a report is a JSON object", "报告应为 JSON 对象")
    version = data.get("schema_version")
    major = SCHEMA_VERSION.partition(".")[0]
    if not isinstance(version, str) or not re.fullmatch(r"[0-9]+\.[0-9]+", version):
        raise _unread(version, major)
    if (written := int(version.partition(".")[0])) < int(major):
        raise _unread(version, major, ": parse the text again", "，请重新读取原文")
    if written > int(major):
        raise _unread(version, major, ": a later release reads it", "，请升级后再读")


def _unread(version: Any, major: str, en: str = "", zh: str = "") -> InvalidValueError:
    return InvalidValueError(
        f"schema_version is {version!r}; this release reads {major}.x{en}",
        f"schema_version 为 {version!r}；本版本读取 {major}.x{zh}",
    )


def plain(data: Any) -> Any:
    """Diagnostics, checks, mentions or any of the report's parts as plain data."""
    return report_converter().unstructure(data)
