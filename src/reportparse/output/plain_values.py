# SPDX-License-Identifier: MIT
"""Strings, numbers, dates and lists of JSON: each passes as it is, and nothing is coerced."""

from __future__ import annotations

import datetime
from decimal import Decimal
from types import GenericAlias
from typing import TYPE_CHECKING, Any, get_args, get_origin

from ..errors import InvalidValueError
from ..text.patterns import late

if TYPE_CHECKING:
    from cattrs import Converter

_DATE = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def keep_scalars(converter: Converter) -> None:
    """Plain values pass unchanged, and only those of the right kind pass."""
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(datetime.date, _date)
    converter.register_unstructure_hook(Decimal, lambda value: value)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)


def keep_lists(converter: Converter) -> None:
    """A list is a list: cattrs would take the letters of a string, or the keys of an object."""

    def listing(kind: Any) -> Any:
        items: Any = GenericAlias(list, get_args(kind)[:1])
        build = converter.get_structure_hook(items)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list and type(value) is not tuple:
                raise InvalidValueError(f"{value!r} is not a list", f"{value!r} 不是列表")
            return tuple(build(value, items))

        return structure

    converter.register_structure_hook_factory(_is_list, listing)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (Ellipsis,)


def _exactly(kind: type) -> Any:
    en, zh = {
        str: ("a string", "字符串"),
        int: ("a whole number", "整数"),
        bool: ("true or false", " true 或 false"),
    }[kind]

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            shown = str(value) if isinstance(value, Decimal) else repr(value)
            raise InvalidValueError(f"{shown} is not {en}", f"{shown} 不是{zh}")
        return value

    return structure


def _decimal(value: Any, _: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise InvalidValueError(f"{value!r} is not a number", f"{value!r} 不是数字")
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def _date(value: Any, _: Any) -> datetime.date:
    if not isinstance(value, str):
        raise InvalidValueError(f"{value!r} is not a date", f"{value!r} 不是日期")
    if not _DATE.fullmatch(value):
        raise InvalidValueError(
            f"{value!r} is not a date (YYYY-MM-DD)", f"{value!r} 不是日期（YYYY-MM-DD）"
        )
    return datetime.date.fromisoformat(value)
