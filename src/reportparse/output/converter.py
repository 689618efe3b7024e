# SPDX-License-Identifier: MIT
"""The one converter between a report's classes and plain data, made here and configured once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Sequence
from decimal import Decimal
from functools import cache, partial
from operator import contains, eq
from types import GenericAlias
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import attrs
from attrs import evolve, frozen

from ..checks.results import Check
from ..narrative.content import Child, Content, FormTable, Mention, Paragraph, Section, Table
from ..report.model import SCHEMA_VERSION, Provenance, Recorded, Report

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


@cache
def report_converter(*, detailed: bool = False) -> Converter:
    """The converter; if *detailed*, the one whose errors say what is wrong and where."""
    from cattrs.preconf.orjson import make_converter

    converter: Converter = make_converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, partial(_complete, converter))
    converter.register_unstructure_hook_factory(_has_optional, partial(_unstructuring, converter))
    _keep_scalars(converter)
    _keep_lists(converter)
    _tag_content(converter)
    _choose_among_models(converter)
    _configure_reports(converter)
    return converter


def _complete(converter: Converter, cls: type) -> Any:
    """A hook for *cls* that takes no default for a field that is missing."""
    from cattrs.gen import make_dict_structure_fn

    left_out = _left_out(cls)
    build: Any = make_dict_structure_fn(cls, converter, **_as(converter), **left_out)
    optional = _optional(cls)
    names = [one.name for one in attrs.fields(cls) if one.name not in {*left_out, *optional}]
    return _at_once(cls, names, _requiring(set(names), build))


def _at_once(cls: Any, names: Sequence[str], build: Any) -> Any:
    """*build*, but for objects that hold all fields and plain values: these are made at once.

    Most of a report's JSON is figures; to look at the types of a row together takes a fifth of
    the time. Whatever is not just as it should be is left to *build*, which says why.
    """
    allowed = [_PLAIN_TYPES.get(_hints(cls)[name], frozenset[type]()) for name in names]
    if not all(allowed):
        return build
    fields = frozenset(names)
    known: set[tuple[type, ...]] = set()

    def structure(value: Any, kind: Any) -> Any:
        if type(value) is dict and value.keys() == fields:
            types = tuple([type(value[name]) for name in names])
            if types in known or all(map(contains, allowed, types)):
                known.add(types)
                return cls(**value)
        return build(value, kind)

    return structure


#: The types of the values that JSON gives for fields of plain types, as they are to be kept.
_PLAIN_TYPES: dict[Any, frozenset[type]] = {
    int: frozenset({int}),
    str: frozenset({str}),
    bool: frozenset({bool}),
    int | None: frozenset({int, type(None)}),
    str | None: frozenset({str, type(None)}),
    Decimal | None: frozenset({Decimal, type(None)}),
    int | Decimal: frozenset({int, Decimal}),
}


def _left_out(cls: type) -> dict[str, Any]:
    """The fields that are no part of JSON, as cattrs wants them."""
    from cattrs.gen import override

    names = (one.name for one in attrs.fields(cls) if one.metadata.get("json") is False)
    return {name: override(omit=True) for name in names}


def _optional(cls: type) -> dict[str, Any]:
    """The fields that JSON holds only where they are not None, as cattrs wants them."""
    from cattrs.gen import override

    names = (one.name for one in attrs.fields(cls) if one.metadata.get("optional"))
    return {name: override(omit_if_default=True) for name in names}


def _has_optional(kind: Any) -> bool:
    return attrs.has(kind) and bool(_optional(kind))


def _unstructuring(converter: Converter, cls: type) -> Any:
    from cattrs.gen import make_dict_unstructure_fn

    return make_dict_unstructure_fn(cls, converter, **_left_out(cls), **_optional(cls))


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


def _keep_lists(converter: Converter) -> None:
    """A list is a list: cattrs would take the letters of a string, or the keys of an object."""

    def listing(kind: Any) -> Any:
        items: Any = GenericAlias(list, get_args(kind)[:1])
        build = converter.get_structure_hook(items)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list and type(value) is not tuple:
                raise ValueError(f"{value!r} is not a list")
            return tuple(build(value, items))

        return structure

    converter.register_structure_hook_factory(_is_list, listing)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (Ellipsis,)


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
    hooks = {tag: _tag(converter, cls, tag) for cls, tag in TAGS.items()}

    def structure(value: Any, _: Any) -> Any:
        tag = value.get("type") if isinstance(value, dict) else None
        hook = hooks.get(tag) if isinstance(tag, str) else None
        if hook is None:
            raise ValueError(f"type is {tag!r}; known are {', '.join(hooks)}")
        return hook(value, None)

    for union in (Child, Content):
        is_it = partial(eq, union)
        converter.register_structure_hook_func(is_it, structure)
        converter.register_unstructure_hook_func(is_it, converter.unstructure)


def _tag(converter: Converter, cls: type, tag: str) -> Any:
    """Let objects of *cls* have *tag* in `type`; the hook that makes them."""
    plain = _unstructuring(converter, cls)
    build = _complete(converter, cls)

    def structure(value: Any, kind: Any) -> Any:
        if not isinstance(value, dict) or value.get("type") != tag:
            raise ValueError(f"this is no {tag}")
        fields = dict(value)
        del fields["type"]
        return build(fields, kind)

    converter.register_unstructure_hook(cls, lambda value: {"type": tag, **plain(value)})
    converter.register_structure_hook(cls, structure)
    return structure


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


#: Sections nest as deep as headings have levels.
_LEVELS = 5


def _check_depth(sections: Any, level: int = 1) -> None:
    for one in sections if isinstance(sections, list) else ():
        children = one.get("children") if isinstance(one, dict) else None
        if children and level > _LEVELS:
            raise ValueError(f"sections are nested more than {_LEVELS} levels deep")
        _check_depth(children, level + 1)


def _configure_reports(converter: Converter) -> None:
    """`schema_version` comes first; provenance stands outside the report's own fields."""

    def structuring(cls: type[Report]) -> Any:
        build = _complete(converter, cls)
        names = {field.name for field in attrs.fields(_Beside)}

        def structure(value: Any, kind: Any) -> Report:
            fields = {key: value[key] for key in value if key not in names}
            fields.pop("schema_version", None)
            _check_depth(fields.get("sections"))
            report: Report = build(fields, kind)
            beside = converter.structure({**_MAY_LACK, **_only(names, value)}, _Beside)
            # What the rules found is no part of the report: it can be found again.
            rules = {one.rule for one in beside.checks}
            own = tuple(one for one in report.diagnostics if one.code not in rules)
            origin = Recorded(beside.provenance, beside.mentions)
            return evolve(report, origin=origin, diagnostics=own)

        return structure

    def unstructuring(cls: type[Report]) -> Any:
        plain = _unstructuring(converter, cls)

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
