# SPDX-License-Identifier: MIT
"""The statistics table of 2014: 国办发〔2014〕32号, for reports on 2014 to 2018.

政府信息公开情况统计表: indicators in a tree (一、 （一） 1. 其中), each with its unit and one
figure. The notice confirms what the table covers; no filled table was found, so that labels
beyond those seen in local versions follow independent accounts of the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from ..text.numerals import chinese_number
from .flattening import Figure
from .folding import NUMBER, without_number
from .model import AMOUNT, COUNT, TEXT_COLUMN, Column, Form, Part, Row, Table
from .sums import Sum, total
from .vocabulary import HEAD, ROW, Label


@frozen
class Indicator:
    """A row of the statistics table.

    Attributes:
        key: Its stable name; the path of its figure is `statistics.<key>.value`.
        label: Its label on the form, without the number.
        number: The number that the form prints before it (一、 is 1); None where it has none.
        level: 1 for `一、`, 2 for `（一）`, 3 for `1.`, one more for 其中 below these.
        unit: The unit as printed in the row (条, 件, 万元 …); None where none is.
        value: The figure: a whole number, for amounts a decimal; None where none is printed.
    """

    key: str
    label: str
    number: int | None
    level: int
    unit: str | None = None
    value: int | Decimal | None = None


@frozen
class IndicatorRow(Row):
    """A row that becomes an `Indicator`.

    Attributes:
        indicator: The same without unit and figure.
    """

    indicator: Indicator = field(kw_only=True)


@frozen
class IndicatorTable(Table):
    """A table that the report holds as a list of indicators."""

    def assemble(self, figures: Mapping[str, Figure]) -> tuple[Indicator, ...]:
        """The indicators, with the unit and the figure of each by path."""
        return tuple(self._indicators(figures))

    def _indicators(self, figures: Mapping[str, Figure]) -> Iterator[Indicator]:
        for row in self.rows:
            assert isinstance(row, IndicatorRow)
            blank = row.indicator
            unit, value = map(figures.get, row.paths)
            yield Indicator(blank.key, blank.label, blank.number, blank.level, unit, value)  # type: ignore[arg-type]  # by the columns

    def figures(self, value: Any) -> Iterator[tuple[str, Figure]]:
        """Unit and figure of each of the indicators *value*, with their paths."""
        for indicator in value:
            yield f"{self.name}.{indicator.key}.unit", indicator.unit
            yield f"{self.name}.{indicator.key}.value", indicator.value

    def holds(self, value: object) -> bool:
        """Whether *value* is a tuple of indicators."""
        return isinstance(value, tuple) and all(isinstance(member, Indicator) for member in value)

    def label(self, path: str) -> str:
        """The column header over the unit or the figure at *path*."""
        return "单位" if path.endswith(".unit") else "统计数"

    def describe(self, path: str) -> str:
        """The indicator whose unit or figure is at *path*."""
        key = path.split(".")[1]
        label = next(row.labels[0] for row in self.rows if row.path == f"{self.name}.{key}")
        return without_number(label)


@frozen
class _Declared:
    """An indicator as the form prints it, with those below it.

    Attributes:
        key: Its stable name.
        unit: The unit that the form prints in its row.
        label: Its label, with its number.
        below: The indicators that the form prints under it.
        wordings: Other wordings of the label: regular expressions.
        note: The note that the form prints after the label; often left out.
        is_sum: Whether it is the sum of those below it, by what they mean: the notice prints no
            sums.
    """

    key: str
    unit: str | None
    label: str
    below: tuple[_Declared, ...] = ()
    wordings: tuple[str, ...] = ()
    note: str = ""
    is_sum: bool = False


def _indicator(
    key: str,
    unit: str | None,
    label: str,
    *below: _Declared,
    wordings: tuple[str, ...] = (),
    note: str = "",
) -> _Declared:
    return _Declared(key, unit, label, below, wordings, note)


def _sum_of(key: str, unit: str, label: str, *below: _Declared) -> _Declared:
    return _Declared(key, unit, label, below, is_sum=True)


#: Any note in place of the form's own.
_ANY_NOTE = "(（.*）)?"

_INDICATORS = (
    _indicator(
        "disclosure",
        None,
        "一、主动公开情况",
        _indicator(
            "disclosed",
            "条",
            "（一）主动公开政府信息数",
            _indicator(
                "disclosed_normative_documents",
                "条",
                "其中：主动公开规范性文件数",
                wordings=("(其中：?)?主动公开规范性文件数",),
            ),
            wordings=(f"（一）主动公开政府信息数{_ANY_NOTE}",),
            note="（不同渠道和方式公开相同信息计1条）",
        ),
        _indicator("issued_normative_documents", "件", "制发规范性文件总数"),
        _indicator(
            "channels",
            None,
            "（二）通过不同渠道和方式公开政府信息的情况",
            _indicator("by_gazette", "条", "1.政府公报公开政府信息数"),
            _indicator("by_website", "条", "2.政府网站公开政府信息数"),
            _indicator("by_microblog", "条", "3.政务微博公开政府信息数"),
            _indicator("by_wechat", "条", "4.政务微信公开政府信息数"),
            _indicator("by_other_means", "条", "5.其他方式公开政府信息数"),
        ),
    ),
    _indicator(
        "responses",
        None,
        "二、回应解读情况",
        _indicator(
            "responded",
            "次",
            "（一）回应公众关注热点或重大舆情数",
            wordings=(f"（一）回应公众关注热点或重大舆情数{_ANY_NOTE}",),
            note="（不同方式回应同一热点或舆情计1次）",
        ),
        _indicator(
            "response_channels",
            None,
            "（二）通过不同渠道和方式回应解读的情况",
            _indicator(
                "press_conferences",
                "次",
                "1.参加或举办新闻发布会总次数",
                _indicator(
                    "press_conferences_led",
                    "次",
                    "其中：主要负责同志参加新闻发布会次数",
                    wordings=("(其中：?)?主要负责同志参加新闻发布会次数",),
                ),
            ),
            _indicator(
                "online_interviews",
                "次",
                "2.政府网站在线访谈次数",
                _indicator(
                    "online_interviews_led",
                    "次",
                    "其中：主要负责同志参加政府网站在线访谈次数",
                    wordings=("(其中：?)?主要负责同志参加政府网站在线访谈次数",),
                ),
            ),
            _indicator("policy_explanations", "篇", "3.政策解读稿件发布数"),
            _indicator("social_media_responses", "次", "4.微博微信回应事件数"),
            _indicator("other_responses", "次", "5.其他方式回应事件数"),
        ),
    ),
    _indicator(
        "requests",
        None,
        "三、依申请公开情况",
        _sum_of(
            "received",
            "件",
            "（一）收到申请数",
            _indicator("received_in_person", "件", "1.当面申请数"),
            _indicator("received_by_fax", "件", "2.传真申请数"),
            _indicator("received_online", "件", "3.网络申请数"),
            _indicator("received_by_letter", "件", "4.信函申请数"),
        ),
        _sum_of(
            "concluded",
            "件",
            "（二）申请办结数",
            _indicator("concluded_on_time", "件", "1.按时办结数"),
            _indicator("concluded_after_extension", "件", "2.延期办结数"),
        ),
        _sum_of(
            "answered",
            "件",
            "（三）申请答复数",
            _indicator("answered_already_public", "件", "1.属于已主动公开范围数"),
            _indicator("answered_granted", "件", "2.同意公开答复数"),
            _indicator("answered_partial", "件", "3.同意部分公开答复数"),
            _sum_of(
                "answered_denied",
                "件",
                "4.不同意公开答复数",
                _indicator(
                    "denied_state_secret",
                    "件",
                    "其中：涉及国家秘密",
                    wordings=(r"(其中：?)?(1\.)?涉及国家秘密",),
                ),
                _indicator(
                    "denied_trade_secret", "件", "涉及商业秘密", wordings=(r"2\.涉及商业秘密",)
                ),
                _indicator("denied_privacy", "件", "涉及个人隐私", wordings=(r"3\.涉及个人隐私",)),
                _indicator(
                    "denied_safety_stability",
                    "件",
                    "危及国家安全、公共安全、经济安全和社会稳定",
                    wordings=(r"4\.危及国家安全、公共安全、经济安全和社会稳定",),
                ),
                _indicator(
                    "denied_not_information",
                    "件",
                    "不是《条例》所指政府信息",
                    wordings=(r"(5\.)?不是《?条例》?所指政府信息",),
                ),
                _indicator(
                    "denied_other_law",
                    "件",
                    "法律法规规定的其他情形",
                    wordings=(r"6\.法律法规规定的其他情形",),
                ),
            ),
            _indicator("answered_other_agency", "件", "5.不属于本行政机关公开数"),
            _indicator("answered_not_existing", "件", "6.申请信息不存在数"),
            _indicator("answered_needs_amendment", "件", "7.告知作出更改补充数"),
            _indicator("answered_other_channel", "件", "8.告知通过其他途径办理数"),
        ),
    ),
    _sum_of(
        "reconsideration",
        "件",
        "四、行政复议数量",
        _indicator("reconsideration_upheld", "件", "（一）维持具体行政行为数"),
        _indicator("reconsideration_corrected", "件", "（二）被依法纠错数"),
        _indicator("reconsideration_other", "件", "（三）其他情形数"),
    ),
    _sum_of(
        "litigation",
        "件",
        "五、行政诉讼数量",
        _indicator("litigation_upheld", "件", "（一）维持具体行政行为或者驳回原告诉讼请求数"),
        _indicator("litigation_corrected", "件", "（二）被依法纠错数"),
        _indicator("litigation_other", "件", "（三）其他情形数"),
    ),
    _indicator("complaints", "件", "六、举报投诉数量"),
    _indicator("fees", "万元", "七、依申请公开信息收取的费用"),
    _indicator(
        "organisation",
        None,
        "八、机构建设和保障经费情况",
        _indicator("offices", "个", "（一）政府信息公开工作专门机构数"),
        _indicator("reading_points", "个", "（二）设置政府信息公开查阅点数"),
        _sum_of(
            "staff",
            "人",
            "（三）从事政府信息公开工作人员数",
            _indicator(
                "staff_full_time",
                "人",
                "1.专职人员数",
                wordings=(rf"1\.专职人员数{_ANY_NOTE}",),
                note="（不包括政府公报及政府网站工作人员数）",
            ),
            _indicator("staff_part_time", "人", "2.兼职人员数"),
        ),
        _indicator(
            "funds",
            "万元",
            "（四）政府信息公开专项经费",
            wordings=(f"（四）政府信息公开专项经费{_ANY_NOTE}",),
            note="（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        ),
    ),
    _indicator(
        "meetings_and_training",
        None,
        "九、政府信息公开会议和培训情况",
        _indicator("meetings", "次", "（一）召开政府信息公开工作会议或专题会议数"),
        _indicator("training_courses", "次", "（二）举办各类培训班数"),
        _indicator("people_trained", "人次", "（三）接受培训人员数"),
    ),
)

_HEADS = (
    Label("统计指标", HEAD, "统计指标", ("指标(名称)?", "项目")),
    Label("单位", HEAD, "单位", ("计量单位",)),
    Label("统计数", HEAD, "统计数", ("统计数据", "统计数量", "数量", "数据")),
)


def _rows(declared: tuple[_Declared, ...], level: int = 1) -> Iterator[IndicatorRow]:
    """The rows of the indicators in order of print."""
    for indicator in declared:
        yield _row(indicator, level)
        yield from _rows(indicator.below, level + 1)


def _row(declared: _Declared, level: int) -> IndicatorRow:
    path, unit = f"statistics.{declared.key}", declared.unit
    is_amount = unit == "万元"
    columns = (
        Column(f"{path}.unit", TEXT_COLUMN, printed=unit, heads=("单位",)),
        Column(
            f"{path}.value",
            AMOUNT if is_amount else COUNT,
            unit=f"{path}.unit" if is_amount else None,
            counted_in=None if is_amount else unit,
            heads=("统计数",),
        ),
    )
    text = declared.label + declared.note
    indicator = Indicator(declared.key, without_number(text), _number(text), level)
    return IndicatorRow(path, declared.label, (text,), columns, indicator=indicator)


def _number(label: str) -> int | None:
    """The number before a label: of `一、`, `（一）` or `1.`."""
    number = NUMBER.match(label)
    digits = number[0].strip("（）、.：") if number else ""
    return int(digits) if digits.isdecimal() else chinese_number(digits)


def _labels(declared: tuple[_Declared, ...]) -> Iterator[Label]:
    for indicator in declared:
        yield Label(indicator.label, ROW, indicator.label + indicator.note, indicator.wordings)
        yield from _labels(indicator.below)


def _sums(declared: tuple[_Declared, ...]) -> Iterator[Sum]:
    for indicator in declared:
        if indicator.is_sum:
            parts = (f"statistics.{part.key}.value" for part in indicator.below)
            yield total(f"statistics.{indicator.key}.value", parts)
        yield from _sums(indicator.below)


_ROWS = tuple(_rows(_INDICATORS))

FORM = Form(
    key="2014",
    issued="国办发〔2014〕32号",
    since=2014,
    until=2018,
    tables=(
        IndicatorTable(
            name="statistics",
            title="政府信息公开情况统计表",
            model=Indicator,
            kind=None,
            width=3,
            parts=(
                Part(
                    (tuple(label.name for label in _HEADS),),
                    _ROWS,
                    None,
                    tuple(label.name for label in _HEADS),
                ),
            ),
            labels=(*_HEADS, *dict.fromkeys(_labels(_INDICATORS))),
            sums={"statistics-differ": tuple(_sums(_INDICATORS))},
            main=("statistics.received.value", "statistics.answered.value"),
        ),
    ),
    telling=8,
    units=frozenset({"条", "件", "次", "篇", "个", "人", "人次", "万元"}),
)
