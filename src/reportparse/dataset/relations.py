# SPDX-License-Identifier: MIT
"""The tables of a dataset: their columns, with what each holds, in Chinese and English.

A dataset has one row in `reports` or in `failures` for each input; the rows of the other tables
name their report by its `id`. Everything else about the tables - Arrow schema, database, files,
titles of sheets - is made from what is declared here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final, Literal

from attrs import field, frozen

from ..agencies.reasons import COMPARISONS
from ..forms import registry
from ..forms.form import AMOUNT, COUNT, Form, PrintedColumn, PrintedTable

#: Types of columns. A decimal keeps all digits that a form's figure can have.
Kind = Literal["integer", "decimal", "text", "date"]


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        kind: Its type.
        zh: Its meaning in Chinese; also its title.
        en: The same in English.
        unit: The unit of its numbers: a word, or the name of the column that holds it.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    unit: str | None = None


@frozen
class DataTable:
    """A table.

    Attributes:
        name: Its name.
        zh: Its title in Chinese.
        en: The meaning of a row.
        columns: Its columns, in order.
    """

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...] = field(repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


_ID = Column("id", "integer", "编号", "number of the input, in the order in which inputs came")
_NAME = Column("name", "text", "文件", "the input, as its path from the folder of the dataset")
_SHA256 = Column("sha256", "text", "SHA-256", "digest of the bytes that were read")
_READ_BY = Column("read_by", "text", "读取版本", "release and settings it was read with")
_REPORT = Column("report", "integer", "报告编号", "`id` of the report")


def _place(start: str, what: str) -> tuple[Column, ...]:
    return (
        Column("line", "integer", "行", f"line of {what}, from 1; {start}"),
        Column("column", "integer", "列", "column of its first character, from 1"),
        Column("end_line", "integer", "止行", "line of its end"),
        Column("end_column", "integer", "止列", "column after its last character"),
        Column("in_file", "text", "文件中位置", "place in the web page, DOCX or PDF, as JSON"),
    )


#: Facts of a report itself, without its figures.
FACTS: Final = (
    Column("title", "text", "标题", "title as printed"),
    Column("agency", "text", "机关", "agency that reports"),
    Column("series", "text", "系列", "what the reports of one agency on several years share"),
    Column("year", "integer", "年度", "year reported on"),
    Column("form", "text", "格式", "form of its tables: 2021, 2019 or 2014"),
    Column("period_start", "date", "统计期起", "first day that the figures cover, if stated"),
    Column("period_end", "date", "统计期止", "last day that the figures cover, if stated"),
    Column("published", "date", "发布日期", "day of publication that the report prints"),
    Column("breadcrumb", "text", "当前位置", "steps of the breadcrumb line, joined by ` > `"),
    Column("address", "text", "地址", "address as printed"),
    Column("postcode", "text", "邮编", "postcode as printed"),
    Column("phone", "text", "电话", "telephone as printed"),
    Column("fax", "text", "传真", "fax as printed"),
    Column("email", "text", "电子邮箱", "e-mail address as printed"),
    Column("website", "text", "网址", "web site as printed"),
    Column("file_format", "text", "文件格式", "html, docx or pdf; null for text"),
    Column("encoding", "text", "编码", "encoding of the text"),
    Column("page_title", "text", "网页标题", "title that the file gives itself"),
    Column(
        "page_published", "date", "网页发布日期", "day of publication that the page gives itself"
    ),
    Column("index_number", "text", "索引号", "number under which the agency lists the report"),
    Column("publisher", "text", "发布机构", "publishing body as printed"),
    Column("figures_digest", "text", "数据摘要", "equal where all figures are; null for none"),
    Column("characters", "integer", "字数", "length of the text that was read", "字"),
    Column("printed", "integer", "有数", "figures of its form that are not null", "个"),
    Column("blank", "integer", "空缺数", "figures of its form that are null", "个"),
)

#: How many findings there are; these change when a report is compared with others.
COUNTS: Final = (
    Column("errors", "integer", "错误数", "diagnostics of severity error", "个"),
    Column("warnings", "integer", "警告数", "diagnostics of severity warning", "个"),
    Column("infos", "integer", "提示数", "diagnostics of severity info", "个"),
    Column("failed", "integer", "不符数", "checks that fail", "项"),
    Column("undecided", "integer", "未判数", "checks that cannot be decided", "项"),
)

REPORTS: Final = DataTable(
    "reports",
    "报告",
    "a report",
    (
        _ID,
        _NAME,
        _SHA256,
        _READ_BY,
        Column(
            "duplicate_of",
            "integer",
            "重复于",
            "`id` of the first report with the same bytes, or of the same agency and year with "
            "equal figures",
        ),
        Column(
            "edition_of",
            "integer",
            "另有版本",
            "`id` of the edition that sums count for its agency and year, where figures differ",
        ),
        Column("previous", "integer", "上年报告", "`id` of the report it was compared with"),
        Column(
            "comparison",
            "text",
            "与上年比较",
            "`compared`, or why it was not compared with a report on the year before: "
            + ", ".join(f"`{comparison}`" for comparison in COMPARISONS[1:]),
        ),
        *FACTS,
        *COUNTS,
    ),
)

FIGURES: Final = DataTable(
    "figures",
    "数字",
    "a figure of a report's form, published or blank",
    (
        _REPORT,
        Column("path", "text", "路径", "path of the figure: `applications.new.total`"),
        Column(
            "value", "decimal", "数值", "the figure; null where none is printed or it is in doubt"
        ),
        Column("unit", "text", "单位", "unit that the report prints with it, if it prints one"),
        Column("status", "text", "状态", "`read`, or why the value is null; see `Report.status`"),
        Column(
            "text", "text", "原文", "characters of its cell; empty for a blank one, null for none"
        ),
        *_place("null where no cell was read for it", "the cell"),
    ),
)

DIAGNOSTICS: Final = DataTable(
    "diagnostics",
    "问题",
    "a finding in a report",
    (
        _REPORT,
        Column("code", "text", "代码", "kind of finding; explained by `reportparse explain CODE`"),
        Column("severity", "text", "程度", "error, warning or info"),
        Column("message", "text", "说明", "what was found"),
        Column("hint", "text", "建议", "what to do about it"),
        Column("path", "text", "路径", "figure, row, table or section that is meant"),
        *_place("0 where that is not known", "the place"),
        Column("related", "text", "相关位置", "the other places that it speaks of, as JSON"),
    ),
)

CHECKS: Final = DataTable(
    "checks",
    "核对",
    "what a rule found in one place of a report",
    (
        _REPORT,
        Column("rule", "text", "规则", "code of the rule"),
        Column("path", "text", "路径", "figure or part of the report that it is about"),
        Column("status", "text", "结果", "pass, fail or undecided"),
        Column("published", "text", "公布", "what the report prints"),
        Column("computed", "text", "计算", "what it should be by the rule"),
        Column("reason", "text", "原因", "why a comparison with another report is undecided"),
    ),
)

MENTIONS: Final = DataTable(
    "mentions",
    "文中数量",
    "a quantity that the prose of a report states",
    (
        _REPORT,
        Column("label", "text", "所指", "words that say what is counted"),
        Column("value", "decimal", "数值", "number in the unit; null if too long for the column"),
        Column("unit", "text", "单位", "what is counted in"),
        Column("approximate", "integer", "约数", "1 where the text says it is not exact, else 0"),
        Column("text", "text", "原文", "characters that state it"),
        Column("line", "integer", "行", "line, from 1"),
        Column("column", "integer", "列", "column of the first character, from 1"),
        Column("path", "text", "路径", "figure of the tables that it states"),
    ),
)

#: Why an input is not a report; the kinds are listed in `failures`.
FAILURE: Final = (
    Column("kind", "text", "类别", "kind of failure"),
    Column("message", "text", "原因", "why, and what to do"),
)

FAILURES: Final = DataTable(
    "failures",
    "无法读取",
    "an input that could not be read",
    (_ID, _NAME, _SHA256, _READ_BY, *FAILURE),
)


#: Columns before the figures in `wide`.
WIDE: Final = (_REPORT, *(column for column in FACTS if column.name in {"agency", "year", "form"}))


@cache
def wide() -> DataTable:
    """One row a report, one column a figure: all forms that are known side by side."""
    found: dict[str, Column] = {}
    for form in registry.forms().values():
        for column in _figure_columns(form):
            found.setdefault(column.name, column)
    return DataTable("wide", "宽表", "a report with all its figures", (*WIDE, *found.values()))


def _figure_columns(form: Form) -> Iterator[Column]:
    for table in form.tables:
        twice = _said_twice(table)
        for row in table.rows:
            for column in row.columns:
                title = table.describe(column.path)
                if title in twice:
                    title = f"{title} [{column.path.split('.')[-2]}]"
                yield _column(column, title, form.key)
            for path in row.units:
                title = f"{table.describe(path.removesuffix('_unit'))}→单位"
                yield Column(path, "text", title, f"{_words(path)} ({form.key})")


def _column(column: PrintedColumn, title: str, form: str) -> Column:
    if column.kind not in _KINDS:
        title = f"{title}→单位"
    unit = column.unit if column.kind == AMOUNT else column.counted_in
    return Column(
        column.path, _KINDS.get(column.kind, "text"), title, f"{_words(column.path)} ({form})", unit
    )


def _words(path: str) -> str:
    """*path* as words: `applications.carried_in.total` says what it is."""
    return path.replace(".", ": ", 1).replace(".", ", ").replace("_", " ")


def _said_twice(table: PrintedTable) -> set[str]:
    """Descriptions that fit more than one row of *table*."""
    first = [table.describe(row.paths[-1]) for row in table.rows]
    return {name for name in first if first.count(name) > 1}


#: The column type for figures of a kind.
_KINDS: Final[dict[str, Kind]] = {COUNT: "integer", AMOUNT: "decimal"}


def all_tables() -> tuple[DataTable, ...]:
    """All tables, in the order in which they are shown."""
    return (REPORTS, FIGURES, wide(), DIAGNOSTICS, CHECKS, MENTIONS, FAILURES)


#: The table that says what the columns are.
COLUMNS: Final = DataTable(
    "columns",
    "列说明",
    "a column of a table",
    (
        Column("table", "text", "表", "table"),
        Column("column", "text", "列", "column"),
        Column("kind", "text", "类型", "integer, decimal, text or date"),
        Column("zh", "text", "中文", "what it holds, in Chinese"),
        Column("en", "text", "英文", "what it holds, in English"),
        Column("unit", "text", "单位", "unit, or the column that holds it"),
    ),
)


def stored_tables() -> tuple[DataTable, ...]:
    """All tables, with that of the columns."""
    return (*all_tables(), COLUMNS)


def described() -> Iterator[tuple[str | None, ...]]:
    """The rows of `columns`."""
    for table in all_tables():
        for column in table.columns:
            yield table.name, column.name, column.kind, column.zh, column.en, column.unit
