# SPDX-License-Identifier: MIT
"""The API as people guess it: a report's methods, and errors that name what was given."""

from __future__ import annotations

import math
import pickle
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from typing import Any

import narwhals
import pytest

import reportparse
from reportparse import UnknownPathError, dataset, readers, serve, view
from reportparse.dataset import Inputs, Options, targets
from reportparse.output import frames
from tests.conftest import CORPUS, ROOT, read

PATH = CORPUS / "disclosure_2021" / "county_with_faults.txt"
TEXT = read(PATH)
REPORT = reportparse.parse(TEXT)
EMPTY = reportparse.parse("正文\n")
NEW = "applications.new.total"


def test_a_report_on_one_line() -> None:
    assert repr(REPORT) == "<Report 石桥县教育局 2024 form 2021: 178 of 200 figures, 6 findings>"
    assert repr(EMPTY) == "<Report — — no form: 0 of 0 figures, 1 finding>"
    result = reportparse.check(EMPTY)
    assert repr(result).startswith("<CheckResult: ")
    assert repr(result).endswith("0 findings>")


def test_figures_by_path() -> None:
    assert REPORT[NEW] == REPORT.figure(NEW) == 58
    assert NEW in REPORT
    assert "title" not in REPORT
    assert len(REPORT.figures()) == 201
    assert REPORT.figures()[0] == ("proactive.rules.issued", 0)


@pytest.mark.parametrize(
    ("report", "path", "advice"),
    [
        (REPORT, "applications.new.totl", "did you mean applications.new.total"),
        (REPORT, "applications.new", "a group of figures, such as applications.new.natural_person"),
        (REPORT, "x", "no figure at 'x'"),
        (REPORT, "申请情况→本年收→总计", "did you mean 申请情况→本年新收→总计"),
        (REPORT, "申请情况→本年新收", "a group of figures, such as 申请情况→本年新收→自然人"),
        (EMPTY, NEW, "the report has no table of a known form"),
    ],
)
def test_a_wrong_path_is_answered_with_advice(
    report: reportparse.Report, path: str, advice: str
) -> None:
    with pytest.raises(KeyError, match=advice) as caught:
        report[path]

    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, UnknownPathError)
    assert str(again) == str(caught.value)
    assert again.text("zh").startswith("没有")


def test_labels_that_messages_print_name_a_figure() -> None:
    label = "申请情况→本年新收→总计"

    assert REPORT[label] == REPORT[NEW]
    assert REPORT[" → ".join(label.split("→"))] == REPORT[NEW]
    assert label in REPORT
    assert "申请情况→本年新收" not in REPORT
    assert REPORT.status(label) == "read"
    assert reportparse.edit(TEXT, label, 7) == reportparse.edit(TEXT, NEW, 7)
    with pytest.raises(reportparse.UnknownPathError, match="did you mean 申请情况→本年新收→总计"):
        reportparse.edit(TEXT, "申请情况→本年收→总计", 7)


def test_a_label_that_a_form_prints_twice_follows_that_of_its_group() -> None:
    old = reportparse.parse_file(CORPUS / "statistics_2014" / "county_rows.txt")

    assert old["收到申请数"] == old["statistics.received.value"]
    assert "被依法纠错数" not in old
    assert "行政诉讼数量→被依法纠错数" in old


def test_a_report_writes_itself() -> None:
    assert REPORT.to_dict(provenance=True) == reportparse.to_dict(REPORT, provenance=True)
    assert REPORT.to_json(indent=True) == reportparse.to_json(REPORT, indent=True)
    assert reportparse.from_json(REPORT.to_json().decode()) == REPORT


@pytest.mark.parametrize("backend", [None, "pandas", "polars", "pyarrow"])
def test_a_report_as_a_frame(backend: Any) -> None:
    expected = dataset.to_arrow(PATH)["figures"]
    frame = REPORT.to_frame(backend)

    assert type(frame).__module__.partition(".")[0] == (backend or "pandas")
    common = narwhals.from_native(frame)
    assert common["path"].to_list() == expected["path"].to_pylist()
    assert [None if math.isnan(value or 0) else value for value in common["value"].to_list()] == [
        None if value is None else float(value) for value in expected["value"].to_pylist()
    ]
    assert common["label"][0] == "主动公开→规章→本年制发件数"
    assert common["status"].to_list() == [REPORT.status(path) for path in common["path"].to_list()]
    assert len(EMPTY.to_frame(backend)) == 0


@pytest.mark.parametrize(
    ("installed", "backend", "missing", "extra"),
    [
        ("", None, "narwhals, pandas", "frame"),
        ("", "polars", "narwhals, polars", "polars"),
        ("polars", None, "narwhals", "polars"),
        ("narwhals pandas", "polars", "polars", "polars"),
        ("narwhals", "pyarrow", "pyarrow", "dataset,frame"),
    ],
)
def test_a_frame_needs_its_extra(
    installed: str, backend: Any, missing: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {name: object() for name in installed.split()}
    monkeypatch.setattr("reportparse.output.frames.find_spec", known.get)

    with pytest.raises(reportparse.MissingExtraError) as caught:
        REPORT.to_frame(backend)

    assert caught.value.text("en") == f'this needs {missing}: pip install "reportparse[{extra}]"'
    assert caught.value.text("zh") == f'需要先安装 {missing}：pip install "reportparse[{extra}]"'


#: The libraries of each extra, in lower case.
EXTRAS = {
    name: {re.split(r"[\[>]", needed)[0].lower() for needed in every}
    for name, every in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ].items()
}
_RAISED = re.compile(r"MissingExtraError\(\"([^\"]+)\", \"([^\"]+)\"\)")
_NEEDED = re.compile(r"needing\(\"([^\"]+)\", \"([^\"]+)\"\)")


def test_the_extra_that_an_error_names_brings_the_library() -> None:
    every = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    found = {pair for text in every for pair in _RAISED.findall(text)}
    found |= {(library, extra) for text in every for extra, library in _NEEDED.findall(text)}
    found |= {each.needs for each in targets._FORMATS if each.needs}
    found |= set(frames._EXTRAS.items())
    found |= {("narwhals", extra) for extra in frames._EXTRAS.values()}
    found |= {
        (readers._LIBRARIES.get(module, module), extra)
        for extra, modules in readers._NEEDED.values()
        for module in modules
    }
    found |= {(library, "serve") for library in serve._NEEDED.values() if library != "Jinja2"}

    assert len(found) > 20
    for library, extra in found:
        brought = set().union(*(EXTRAS[name] for name in extra.split(",")))
        assert library.lower() in brought, (library, extra)


@pytest.mark.parametrize("report", [REPORT, reportparse.from_json(REPORT.to_json())])
def test_a_report_shows_itself(
    report: reportparse.Report, capsys: pytest.CaptureFixture[str]
) -> None:
    report.show("en")

    printed = capsys.readouterr().out
    assert printed.splitlines()[0] == report.title
    assert "agency: 石桥县教育局" in printed
    assert "findings: 6" in printed
    assert ("| 12O |" in printed) == (report is REPORT)


ODD = frozenset({"odd"})
BATCH = Inputs(["x"], ROOT)
# What is given here is refused by type checkers as well.
api: Any = reportparse
data: Any = dataset
page: Any = view.page
application: Any = serve.application
report: Any = REPORT


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: api.verify(b"x", []), r"verify\(\) argument 'text' must be str, not bytes"),
        (lambda: api.verify("x", REPORT), r"for one report use \[report\]"),
        (lambda: api.verify("x", ["x"]), r"argument 'reports\[0\]' must be Report, not str"),
        (
            lambda: api.Register.read(3),
            r"Register.read\(\) argument 'path' must be str or PathLike",
        ),
        (lambda: api.Profile.read(3), r"Profile.read\(\) argument 'name' must be str or PathLike"),
        (lambda: api.office.to_docx("x"), r"to_docx\(\) argument 'report' must be Report, not str"),
        (lambda: [*api.dataset.iterate(3)], r"iterate\(\) argument 'names\[0\]' must be str or"),
        (lambda: api.parse(b"x"), r"parse\(\) argument 'text' must be str, not bytes"),
        (lambda: api.parse(PATH), "for a file use parse_file"),
        (lambda: api.parse("", name=PATH), "'name' must be str or None"),
        (lambda: api.parse_file(3), "'path' must be str or PathLike, not int: 3"),
        (lambda: api.parse_file(PATH, limits=5), "'limits' must be Limits"),
        (lambda: api.parse_file(PATH, encoding=5), "'encoding' must be str or None"),
        (lambda: api.parse_document(None), "'text' must be str, not NoneType"),
        (lambda: api.check("x.txt"), "'report' must be Report, not str: 'x.txt'"),
        (lambda: api.check(report, "x.txt"), "'previous' must be Report or None"),
        (lambda: api.check(report, children=report), "'children' must be Sequence"),
        (lambda: api.check(report, children=[ODD]), r"'children\[0\]' must be Report or"),
        (lambda: api.check(report, rules=["year"]), r"'rules\[0\]' must be Rule, not str"),
        (lambda: api.check(report, register=ODD), "'register' must be Register or None"),
        (lambda: api.edit(report, NEW, 1), "'text' must be str, not Report: <Report"),
        (lambda: api.edit(TEXT, 1, 1), "'path' must be str, not int"),
        (lambda: api.to_json(TEXT), r"to_json\(\) argument 'report' must be Report"),
        (lambda: api.to_dict(report, checked=ODD), "'checked' must be CheckResult or None"),
        (lambda: api.unparse({}), "'report' must be Report, not dict: {}"),
        (lambda: api.from_json({}), "from_dict takes plain data"),
        (lambda: report[0], "'path' must be str, not int: 0"),
        (lambda: list(data.iterate(ODD)), "not frozenset"),
        (lambda: list(data.iterate("x", options=ODD)), "'options' must be Options"),
        (lambda: data.to_arrow("x", fields=ODD), "'fields' must be Fields"),
        (lambda: data.build(["x"], ODD, ODD), "'inputs' must be Inputs, not list"),
        (lambda: data.build(BATCH, "x", ODD), "'target' must be Target, not str"),
        (lambda: data.arrow_schema("reports"), "'table' must be DataTable"),
        (lambda: page([report]), r"'viewed\[0\]' must be Checked"),
        (lambda: application(Options()), "'settings' must be ServerLimits or None"),
    ],
)
def test_arguments_of_another_type_are_named(call: Callable[[], Any], named: str) -> None:
    with pytest.raises(TypeError, match=named):
        call()


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: api.parse("", language="fr"), "must be 'zh' or 'en', not 'fr'"),
        (lambda: api.parse_file(PATH, language="fr"), "must be 'zh' or 'en', not 'fr'"),
        (lambda: api.check(report, language="fr"), "must be 'zh' or 'en', not 'fr'"),
        (lambda: report.show("fr"), "must be 'zh' or 'en', not 'fr'"),
        (lambda: api.check(report, strictness="x"), "must be 'publish' or 'draft'"),
        (lambda: api.json_schema("2020"), "must be '2021' or '2019' or '2014'"),
        (lambda: report.to_frame("x"), "must be 'pandas' or 'polars' or 'pyarrow'"),
        (lambda: api.edit(TEXT, f"{NEW}l", 1), f"did you mean {NEW}"),
    ],
)
def test_values_that_are_refused_are_answered_with_the_choices(
    call: Callable[[], Any], named: str
) -> None:
    with pytest.raises((ValueError, KeyError), match=named):
        call()


def test_a_long_argument_is_quoted_in_part() -> None:
    with pytest.raises(TypeError, match=r"x{59}…$"):
        reportparse.unparse("x" * 1000)  # type: ignore[arg-type]


def test_the_path_of_a_file_is_not_the_text_of_a_report() -> None:
    with pytest.warns(UserWarning, match="is a file: use parse_file"):
        report = reportparse.parse(str(PATH))

    assert report.figures() == ()


def test_only_public_names_are_listed() -> None:
    assert dir(reportparse) == reportparse.__all__
    assert {"dataset", "serve", "view"} <= set(dir(reportparse))
    assert reportparse.dataset is dataset
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        reportparse.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_folders_of_extras_are_found_without_them() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "import reportparse; help(reportparse.serve)\n"
        "reportparse.serve.application"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "MissingExtraError" in done.stderr.splitlines()[-1]
