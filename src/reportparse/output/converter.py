# SPDX-License-Identifier: MIT
"""The one converter between a report's classes and plain data, made here and configured once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, partial
from operator import contains, is_
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import attrs
from attrs import evolve, frozen

from ..checks.results import Check
from ..errors import InvalidValueError
from ..forms import registry
from ..narrative.content import FormTable, Mention, Paragraph, Section, Table
from ..report.model import SCHEMA_VERSION, Provenance, Recorded, Report, form_fields
from .plain_values import keep_lists, keep_scalars

if TYPE_CHECKING:
    from cattrs import Converter

_CONTENT: dict[type, str] = {
    Paragraph: "paragraph",
    Table: "table",
    FormTable: "form_table",
    Section: "section",
}


@cache
def tagged() -> dict[type, tuple[str, str]]:
    """The classes whose JSON says its class, by its key and value: `type`, or the first `form`."""
    found = {cls: ("type", tag) for cls, tag in _CONTENT.items()}
    forms = registry.forms()
    for report in dict.fromkeys([Report, *(form.report or Report for form in forms.values())]):
        for name in form_fields(report):
            models = _models(_hints(report)[name])
            for key, form in forms.items() if len(models) > 1 else ():
                table = form.table_of.get(name)
                if table is not None and table.model in models:
                    found.setdefault(table.model, ("form", key))
    return found


def _models(kind: Any) -> list[type]:
    """The attrs classes of a union."""
    return [member for member in get_args(kind) if attrs.has(member)]


@cache
def report_converter(*, detailed: bool = False) -> Converter:
    """The converter; if *detailed*, the one whose errors say what is wrong and where."""
    from cattrs.preconf.orjson import make_converter

    converter: Converter = make_converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, partial(_complete, converter))
    converter.register_unstructure_hook_factory(attrs.has, partial(_unstructuring, converter))
    keep_scalars(converter)
    keep_lists(converter)
    _tag_unions(converter)
    _configure_reports(converter)
    return converter


def _complete(converter: Converter, cls: type) -> Any:
    """A hook for *cls* that takes no default for a field that is missing."""
    from cattrs.gen import make_dict_structure_fn

    overrides = _overrides(cls)
    build: Any = make_dict_structure_fn(cls, converter, **overrides)
    names = [field.name for field in attrs.fields(cls) if field.name not in overrides]
    return _at_once(cls, names, _requiring(set(names), build))


def _at_once(cls: Any, names: Sequence[str], build: Any) -> Any:
    """*build*, but for objects that hold all fields and plain values: these are made at once.

    Most of a report's JSON is figures; to look at the types of a row together takes a fifth of
    the time. Data of any other shape is left to *build*, which says why.
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


def _overrides(cls: type) -> dict[str, Any]:
    """The fields that JSON does not hold, or only where they are not None, as cattrs wants them."""
    from cattrs.gen import override

    said = {field.name: field.metadata for field in attrs.fields(cls)}
    out = {name: override(omit=True) for name, data in said.items() if data.get("json") is False}
    optional = (name for name, data in said.items() if data.get("optional"))
    return out | {name: override(omit_if_default=True) for name in optional}


def _unstructuring(converter: Converter, cls: type) -> Any:
    from cattrs.gen import make_dict_unstructure_fn

    return make_dict_unstructure_fn(cls, converter, **_overrides(cls))


def _requiring(names: set[str], build: Any) -> Any:
    def structure(value: Any, kind: Any) -> Any:
        if isinstance(value, dict) and not names <= value.keys():
            missing = ", ".join(sorted(names - value.keys()))
            raise InvalidValueError(f"missing: {missing}", f"缺少字段：{missing}")
        return build(value, kind)

    return structure


def _tag_unions(converter: Converter) -> None:
    """Let each class that is one of several say which, and be made by that."""
    for cls, (key, tag) in tagged().items():
        _tag(converter, cls, key, tag)
    converter.register_structure_hook_factory(_is_choice, partial(_choosing, converter))
    converter.register_unstructure_hook_func(_is_choice, converter.unstructure)


def _is_choice(kind: Any) -> bool:
    models = _models(kind)
    return len(models) > 1 and tagged().keys() >= set(models)


def _choosing(converter: Converter, kind: Any) -> Any:
    """A hook for the union *kind* that takes the class whose tag the value has."""
    models = {tagged()[model][1]: model for model in _models(kind)}
    key = tagged()[_models(kind)[0]][0]
    may_lack = type(None) in get_args(kind)

    def structure(value: Any, _: Any) -> Any:
        if value is None and may_lack:
            return None
        tag = value.get(key) if isinstance(value, dict) else None
        if not isinstance(tag, str) or tag not in models:
            known = ", ".join(models)
            raise InvalidValueError(
                f"{key} is {tag!r}; known are {known}", f"{key} 为 {tag!r}；可取 {known}"
            )
        return converter.structure(value, models[tag])

    return structure


def _tag(converter: Converter, cls: type, key: str, tag: str) -> None:
    """Let objects of *cls* have *tag* at *key*; what does so is made when it is first needed."""

    def unstructuring(_: Any) -> Any:
        plain = _unstructuring(converter, cls)
        return lambda value: {key: tag, **plain(value)}

    def structuring(_: Any) -> Any:
        build = _complete(converter, cls)

        def structure(value: Any, kind: Any) -> Any:
            if not isinstance(value, dict) or value.get(key) != tag:
                raise InvalidValueError(f"{key} is not {tag}", f"{key} 不是 {tag}")
            fields = dict(value)
            del fields[key]
            return build(fields, kind)

        return structure

    converter.register_unstructure_hook_factory(partial(is_, cls), unstructuring)
    converter.register_structure_hook_factory(partial(is_, cls), structuring)


@cache
def _hints(model: type) -> dict[str, Any]:
    return get_type_hints(model)


@frozen
class Beside:
    """Keys of a report's JSON that are not fields of its class.

    Attributes:
        mentions: The quantities that the narrative states, in order.
        checks: The result of each rule in each place; only when asked for.
        provenance: Where each figure was read, by path; only when asked for.
    """

    mentions: tuple[Mention, ...]
    checks: tuple[Check, ...]
    provenance: dict[str, Provenance]


_MAY_LACK: dict[str, Any] = {"checks": [], "provenance": {}}


def _is_report(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Report)


#: Sections nest as deep as headings have levels.
_LEVELS = 5


def _check_depth(sections: Any, level: int = 1) -> None:
    for section in sections if isinstance(sections, list) else ():
        children = section.get("children") if isinstance(section, dict) else None
        if children and level > _LEVELS:
            raise InvalidValueError(
                f"sections are nested more than {_LEVELS} levels deep", f"章节嵌套超过 {_LEVELS} 层"
            )
        _check_depth(children, level + 1)


def _configure_reports(converter: Converter) -> None:
    """`schema_version` comes first; provenance is outside the report's own fields."""

    def structuring(cls: type[Report]) -> Any:
        build = _complete(converter, cls)
        names = {field.name for field in attrs.fields(Beside)}

        def structure(value: Any, kind: Any) -> Report:
            given = {key: value[key] for key in value if key in names}
            fields = {key: value[key] for key in value if key not in {"schema_version", *names}}
            _check_depth(fields.get("sections"))
            report: Report = build(fields, kind)
            beside = converter.structure({**_MAY_LACK, **given}, Beside)
            # Findings of rules are not part of the report: checking finds them again.
            rules = {check.rule for check in beside.checks}
            own = tuple(finding for finding in report.diagnostics if finding.code not in rules)
            origin = Recorded(beside.provenance, beside.mentions)
            return evolve(report, origin=origin, diagnostics=own)

        return structure

    def unstructuring(cls: type[Report]) -> Any:
        plain = _unstructuring(converter, cls)

        def unstructure(report: Report) -> dict[str, Any]:
            data: dict[str, Any] = plain(report)
            diagnostics = data.pop("diagnostics")
            mentions = [converter.unstructure(mention) for mention in report.mentions]
            return {
                "schema_version": SCHEMA_VERSION,
                **data,
                "mentions": mentions,
                "diagnostics": diagnostics,
            }

        return unstructure

    converter.register_structure_hook_factory(_is_report, structuring)
    converter.register_unstructure_hook_factory(_is_report, unstructuring)
