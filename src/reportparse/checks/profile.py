# SPDX-License-Identifier: MIT
"""Which rules judge, how severely, and by which limits; TOML -> a profile, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from attrs import evolve, field, frozen

from ..diagnostics.catalogue import CODES, SEVERITIES, Severity
from ..errors import InvalidValueError, ProfileError
from ..support.arguments import check_type, did_you_mean
from .rule_limits import RuleLimits, limit_fields

if TYPE_CHECKING:
    from .rules import Rule

_BUILT_IN: Final = Path(__file__).with_name("profiles")
_KEYS: Final = ("name", "document", "extends", "rules", "limits")
_RULE_KEYS: Final = ("enabled", "severity", "document")
_LIMIT_KEYS: Final = ("value", "document")


@frozen
class RuleSetting:
    """The entry of a profile on a rule.

    Attributes:
        document: The document that asks for it.
        enabled: True if the rule is used.
        severity: Of its findings; the rule's own if None.
    """

    document: str
    enabled: bool = True
    severity: Severity | None = None


@frozen
class Profile:
    """Which rules judge, how severely, and by which limits; each with the document that says so.

    Attributes:
        name: Its name; None where no profile was given, and rules are as they come.
        document: The document that it follows.
        rules: Its entries on rules, by code.
        limits: The limits of rules.
        limit_documents: The document that sets each limit, by the limit's name.
    """

    name: str | None = None
    document: str = ""
    rules: Mapping[str, RuleSetting] = field(factory=dict)
    limits: RuleLimits = field(factory=RuleLimits)
    limit_documents: Mapping[str, str] = field(factory=dict)

    @classmethod
    def read(cls, name: str | Path) -> Profile:
        """The built-in profile *name*, or the one in a TOML file.

        Raises:
            OSError: If there is no such file.
            ProfileError: If it is not valid; names the file and the line.
            RuleError: If a rule of another package cannot be loaded.
        """
        check_type("Profile.read", "name", name, str, PathLike)
        if isinstance(name, str) and name in built_in():
            return _read(_BUILT_IN / f"{name}.toml")
        path = Path(name)
        if not path.suffix and not path.exists():
            near = did_you_mean(str(name), built_in())
            en, zh = f"no such profile{near.en}", f"没有这个方案{near.zh}"
            raise ProfileError(str(name), None, en, zh)
        return _read(path)

    def rules_in_use(self) -> tuple[Rule, ...]:
        """The known rules that judge, with their severities; see `known_rules.rules`."""
        return self._judging

    @cached_property
    def _judging(self) -> tuple[Rule, ...]:
        from .known_rules import rules

        return self.applied(
            rule for rule in rules().values() if rule.code in self.rules or not rule.is_optional
        )

    def applied(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Those of *rules* that are not switched off, with severities and documents."""
        given = ((rule, self.rules.get(rule.code)) for rule in rules)
        return tuple(
            _set(rule, setting) if setting else rule
            for rule, setting in given
            if setting is None or setting.enabled
        )

    def including(self, codes: Iterable[str]) -> Profile:
        """The profile with the rules that *codes* name in use, too."""
        off = [code for code in codes if code not in self.rules or not self.rules[code].enabled]
        more = {code: evolve(self.rules.get(code) or RuleSetting(""), enabled=True) for code in off}
        return evolve(self, rules={**self.rules, **more}) if more else self


def _set(rule: Rule, setting: RuleSetting) -> Rule:
    """*rule* as a profile sets it; its advice names the document."""
    document = setting.document
    return evolve(
        rule,
        severity=setting.severity or rule.severity,
        hint_zh=f"{rule.hint_zh}（{document}）" if document else rule.hint_zh,
        hint_en=f"{rule.hint_en} ({document})" if document else rule.hint_en,
    )


#: Rules as they come.
NO_PROFILE: Final = Profile()


def built_in() -> list[str]:
    """The names of the profiles that come with the package."""
    return sorted(path.stem for path in _BUILT_IN.glob("*.toml"))


def _read(path: Path) -> Profile:
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        raise ProfileError(str(path), 1, "not UTF-8", "编码不是 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(str(path), None, str(error), f"不是有效的 TOML：{error}") from None
    return _File(str(path), text).profile(data)


@frozen
class _File:
    """The name and the text of a profile's file, to name places in it."""

    name: str
    text: str

    def profile(self, data: Mapping[str, Any]) -> Profile:
        """The profile that the file states by *data*."""
        self._known(data, _KEYS, ())
        base = NO_PROFILE
        if "extends" in data:
            extended = self._words(data, "extends", ())
            if extended not in built_in():
                self._unknown(
                    ("extends",),
                    extended,
                    built_in(),
                    f"{extended!r} is not a built-in profile",
                    f"没有内置方案“{extended}”",
                )
            base = Profile.read(extended)
        settings = dict(self._settings(self._table(data, "rules", ())))
        limits, documents = self._limits(self._table(data, "limits", ()))
        return Profile(
            self._words(data, "name", ()),
            self._words(data, "document", ()),
            {**base.rules, **settings},
            evolve(base.limits, **limits),
            {**base.limit_documents, **documents},
        )

    def _settings(self, table: Mapping[str, Any]) -> Iterator[tuple[str, RuleSetting]]:
        from .known_rules import rules

        known = rules()
        for code in table:
            at = ("rules", code)
            if code in CODES:
                self._fail(
                    at,
                    f"{code!r} is a finding of reading; a profile sets rules only",
                    f"“{code}”是读取中的问题；方案只能设定规则",
                )
            if code not in known:
                self._unknown(at, code, known, f"no rule {code!r}", f"没有规则“{code}”")
            entry = self._table(table, code, ("rules",))
            self._known(entry, _RULE_KEYS, at)
            enabled, severity = entry.get("enabled", True), entry.get("severity")
            if not isinstance(enabled, bool):
                self._fail((*at, "enabled"), "must be true or false", "须为 true 或 false")
            if severity is not None and severity not in SEVERITIES:
                self._fail(
                    (*at, "severity"),
                    f"must be one of {', '.join(SEVERITIES)}",
                    f"须为 {'、'.join(SEVERITIES)} 之一",
                )
            yield code, RuleSetting(self._words(entry, "document", at), enabled, severity)

    def _limits(self, table: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        known = limit_fields()
        values, documents = {}, {}
        for name in table:
            at = ("limits", name)
            if name not in known:
                self._unknown(at, name, known, f"no limit {name!r}", f"没有限度“{name}”")
            entry = self._table(table, name, ("limits",))
            self._known(entry, _LIMIT_KEYS, at)
            limit = known[name]
            try:
                values[limit.name] = limit.metadata["parse"](entry.get("value"))
            except InvalidValueError as error:
                self._fail((*at, "value"), f"must be {error}", f"须为{error.text('zh')}")
            documents[name] = self._words(entry, "document", at)
        return values, documents

    def _known(self, table: Iterable[str], known: Iterable[str], at: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                self._unknown((*at, key), key, known, f"no key {key!r}", f"没有键“{key}”")

    def _table(self, data: Mapping[str, Any], key: str, at: tuple[str, ...]) -> dict[str, Any]:
        found = data.get(key, {})
        if not isinstance(found, dict):
            self._fail((*at, key), "must be a table", "须为表")
        return found

    def _words(self, data: Mapping[str, Any], key: str, at: tuple[str, ...]) -> str:
        found = data.get(key)
        if not isinstance(found, str) or not found.strip():
            where = (*at, key) if key in data else at
            self._fail(where, f"needs a text as {key!r}", f"“{key}”须为文字")
        return found

    def _unknown(
        self, at: tuple[str, ...], word: str, known: Iterable[str], problem: str, zh: str
    ) -> NoReturn:
        near = did_you_mean(word, known)
        self._fail(at, problem + near.en, zh + near.zh)

    def _fail(self, at: tuple[str, ...], problem: str, zh: str) -> NoReturn:
        key = ".".join(at)
        where, where_zh = (f"{key}: ", f"{key}：") if at else ("", "")
        raise ProfileError(self.name, self._line(at), where + problem, where_zh + zh)

    def _line(self, at: tuple[str, ...]) -> int | None:
        """The line of the last key of *at* that is found, each after the one before it."""
        line, lines = None, self.text.splitlines()
        start = 0
        for key in at:
            word = re.compile(rf"""(?<![\w-])["']?{re.escape(key)}["']?(?![\w-])""")
            found = next((i for i in range(start, len(lines)) if word.search(lines[i])), None)
            if found is not None:
                start, line = found, found + 1
        return line


def _quoted(text: str) -> str:
    """*text* as a basic string of TOML: one of JSON, but for DEL, which JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def profile_toml(profile: Profile) -> str:
    """The file of *profile*: the rules and limits that it sets."""
    from .known_rules import rules

    lines = [f"name = {_quoted(profile.name or '')}", f"document = {_quoted(profile.document)}"]
    for name, limit in limit_fields().items():
        if name in profile.limit_documents:
            value = getattr(profile.limits, limit.name)
            shown = value if isinstance(value, int) else _quoted(str(value))
            document = _quoted(profile.limit_documents[name])
            lines += ["", f"[limits.{name}]", f"value = {shown}", f"document = {document}"]
    for code, setting in profile.rules.items():
        severity = setting.severity or rules()[code].severity
        lines += ["", f"[rules.{code}]", f"enabled = {str(setting.enabled).lower()}"]
        lines += [f'severity = "{severity}"', f"document = {_quoted(setting.document)}"]
    return "".join(f"{line}\n" for line in lines)
