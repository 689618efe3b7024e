# SPDX-License-Identifier: MIT
"""Profiles: which rules judge, how severely, by which limits; and faults of their files."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest
from attrs import evolve

import reportparse
from reportparse.checks.known_rules import rules
from reportparse.checks.profile import NO_PROFILE, built_in, profile_toml
from tests.conftest import CORPUS, read

REPORT = reportparse.parse(read(CORPUS / "checks" / "section-empty" / "forestry_2024.txt"))
HEAD = 'name = "qinghe"\ndocument = "青政办函〔2024〕6号"\n'
DOCUMENT = 'document = "青政办函〔2024〕6号"\n'


def written(folder: Path, text: str) -> Path:
    """The file of a profile with *text*."""
    path = folder / "qinghe.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("setting", "severities"),
    [
        ("", {"warning"}),
        ('severity = "error"\n', {"error"}),
        ("enabled = false\n", set()),
    ],
)
def test_a_profile_sets_rules(setting: str, severities: set[str], tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}[rules.section-empty]\n{setting}{DOCUMENT}")

    found = [
        finding
        for finding in reportparse.check(REPORT, profile=path).diagnostics
        if finding.code == "section-empty"
    ]

    assert {finding.severity for finding in found} == severities
    assert all(finding.hint.endswith("（青政办函〔2024〕6号）") for finding in found)


def test_rules_that_are_given_are_used_unless_the_profile_switches_them_off(tmp_path: Path) -> None:
    optional, off = rules()["fees-unstated"], rules()["section-empty"]
    text = f"{HEAD}[rules.section-empty]\nenabled = false\n{DOCUMENT}"
    profile = reportparse.Profile.read(written(tmp_path, text))

    found = reportparse.check(REPORT, rules=[optional, off], profile=profile)

    assert {check.rule for check in found.checks} == {"fees-unstated"}


def test_optional_rules_judge_where_a_profile_or_a_name_asks_for_them() -> None:
    built = reportparse.Profile.read("guoban-2021")
    optional = {rule.code for rule in rules().values() if rule.is_optional}

    assert optional.isdisjoint(rule.code for rule in NO_PROFILE.rules_in_use())
    used = {rule.code for rule in built.rules_in_use()}
    assert set(rules()) - used == {"overview-length", "cells-blank"}
    named = NO_PROFILE.including(["cells-blank", "section-empty"])
    assert {rule.code for rule in named.rules_in_use()} >= {"cells-blank", "section-empty"}
    assert named.including(["cells-blank"]) is named
    assert named.limits.blanks == "none"


def test_the_built_in_profile_names_a_document_for_each_rule_that_it_sets() -> None:
    built = reportparse.Profile.read("guoban-2021")

    assert built_in() == ["guoban-2021"]
    assert all(setting.document and setting.enabled for setting in built.rules.values())
    assert set(built.rules) == {rule.code for rule in built.rules_in_use()}


def test_what_is_shown_reads_back(tmp_path: Path) -> None:
    text = (
        f'{HEAD}extends = "guoban-2021"\n[rules.figure-leaps]\nenabled = false\n'
        'document = "quoted \\" and \\\\ and \\u007F"\n'
        f'[limits.blanks]\nvalue = "uniform"\n{DOCUMENT}'
        f"[limits.overview-least]\nvalue = 800\n{DOCUMENT}"
    )
    profile = reportparse.Profile.read(written(tmp_path, text))

    again = reportparse.Profile.read(written(tmp_path, profile_toml(profile)))

    assert again.rules_in_use() == profile.rules_in_use()
    assert evolve(again, rules={}) == evolve(profile, rules={})
    assert again.limits.blanks == "uniform"
    assert again.rules["figure-leaps"].document == 'quoted " and \\ and \x7f'


@pytest.mark.parametrize(
    ("agency", "due"),
    [
        ("青石县林业局", datetime.date(2025, 1, 20)),
        ("青石县人民政府", datetime.date(2025, 3, 31)),
        ("青石县白河镇人民政府", datetime.date(2025, 1, 25)),
        ("青石县城关街道办事处", datetime.date(2025, 1, 25)),
    ],
)
def test_the_last_day_is_that_of_the_profile(
    agency: str, due: datetime.date, tmp_path: Path
) -> None:
    text = (
        f'{HEAD}[limits.due-departments]\nvalue = "01-20"\n{DOCUMENT}'
        f'[limits.due-townships]\nvalue = "01-25"\n{DOCUMENT}'
    )
    report = evolve(REPORT, agency=agency, published=due)
    late = evolve(report, published=due + datetime.timedelta(days=1))
    path, rule = written(tmp_path, text), [rules()["published-late"]]

    assert reportparse.check(report, rules=rule, profile=path).diagnostics == ()
    assert len(reportparse.check(late, rules=rule, profile=path).diagnostics) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{HEAD}extend = 1\n", "3: extend: no key 'extend'; did you mean extends?"),
        (DOCUMENT, " needs a text as 'name'"),
        ('name = "x"\ndocument = 3\n', "2: document: needs a text as 'document'"),
        (f'{HEAD}extends = "guoban"\n',
         "3: extends: 'guoban' is not a built-in profile; did you mean guoban-2021?"),
        (f"{HEAD}rules = 3\n", "3: rules: must be a table"),
        (f"{HEAD}[rules]\nx = 3\n", "4: rules.x: no rule 'x'"),
        (f"{HEAD}[rules]\nsection-empty = 3\n", "4: rules.section-empty: must be a table"),
        (f"{HEAD}[rules.section-emty]\n{DOCUMENT}",
         ("3: rules.section-emty: no rule 'section-emty'"
         "; did you mean section-empty or section-renamed or section-missing?")),
        (f"{HEAD}[rules.row-cut]\n{DOCUMENT}",
         "3: rules.row-cut: 'row-cut' is a finding of reading; a profile sets rules only"),
        (f"{HEAD}[rules.section-empty]\n", "3: rules.section-empty: needs a text as 'document'"),
        (f"{HEAD}[rules.section-empty]\n{DOCUMENT}severty = 1\n",
         "5: rules.section-empty.severty: no key 'severty'; did you mean severity?"),
        (f'{HEAD}[rules.section-empty]\n{DOCUMENT}severity = "grave"\n',
         "5: rules.section-empty.severity: must be one of error, warning, info"),
        (f"{HEAD}[rules.section-empty]\n{DOCUMENT}enabled = 1\n",
         "5: rules.section-empty.enabled: must be true or false"),
        (f"{HEAD}[limits.due-department]\n",
         ("3: limits.due-department: no limit 'due-department'"
         "; did you mean due-departments or due-governments?")),
        (f'{HEAD}[limits.due-townships]\n{DOCUMENT}value = "02-30"\n',
         '5: limits.due-townships.value: must be a day such as "01-31"'),
        (f"{HEAD}[limits.due-townships]\n{DOCUMENT}value = 131\n",
         '5: limits.due-townships.value: must be a day such as "01-31"'),
        (f"{HEAD}[limits.overview-most]\n{DOCUMENT}value = true\n",
         "5: limits.overview-most.value: must be a number of characters, 0 for no limit"),
        (f"{HEAD}[limits.alike-percent]\n{DOCUMENT}value = 101\n",
         "5: limits.alike-percent.value: must be a whole number from 1 to 100"),
        (f'{HEAD}[limits.blanks]\n{DOCUMENT}value = "some"\n',
         "5: limits.blanks.value: must be one of allowed, uniform, none"),
        (f'{HEAD}[limits.blanks]\nvalue = "none"\n',
         "3: limits.blanks: needs a text as 'document'"),
        ("name = \n", " Invalid value (at line 1, column 8)"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_named_with_its_line(
    text: str, problem: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)

    with pytest.raises(reportparse.ProfileError) as caught:
        reportparse.Profile.read(path)

    assert str(caught.value) == f"{path}:{problem}"
    assert "：" in caught.value.text("zh")
    assert " must " not in caught.value.text("zh")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_profiles_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(reportparse.ProfileError, match="did you mean guoban-2021"):
        reportparse.Profile.read("guoban")
    with pytest.raises(FileNotFoundError):
        reportparse.Profile.read(tmp_path / "none.toml")
    path = tmp_path / "other.toml"
    path.write_bytes(b"\xb1")
    with pytest.raises(reportparse.ProfileError, match=":1: not UTF-8"):
        reportparse.Profile.read(path)
