# SPDX-License-Identifier: MIT
"""The statistics table of 2014: 国办发〔2014〕32号, for reports on 2014 to 2018.

政府信息公开情况统计表: indicators in a tree (一、 （一） 1. 其中), each with its unit and one
figure. The notice confirms what the table covers; no filled table was at hand, so that labels
beyond those seen in local versions go by independent accounts of the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from ..document.lines import heading_parts
from ..grammar.loading import packaged
from .flattening import Figure
from .model import AMOUNT, COUNT, TEXT_COLUMN, Column, Form, Part, Row, Table
from .sums import Sum, total
from .vocabulary import without_number


@frozen
class Indicator:
    """A row of the statistics table.

    Attributes:
        key: Its stable name; the path of its figure is `statistics.<key>.value`.
        label: What the form prints, without the number.
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
            one = row.indicator
            unit, value = map(figures.get, row.paths)
            yield Indicator(one.key, one.label, one.number, one.level, unit, value)  # type: ignore[arg-type]  # by the columns

    def figures(self, value: Any) -> Iterator[tuple[str, Figure]]:
        """Unit and figure of each of the indicators *value*, with their paths."""
        for one in value:
            yield f"{self.name}.{one.key}.unit", one.unit
            yield f"{self.name}.{one.key}.value", one.value

    def holds(self, value: object) -> bool:
        """Whether *value* is a tuple of indicators."""
        return isinstance(value, tuple) and all(isinstance(one, Indicator) for one in value)

    def label(self, path: str) -> str:
        """The head over the unit or the figure at *path*."""
        return "单位" if path.endswith(".unit") else "统计数"

    def describe(self, path: str) -> str:
        """The indicator whose unit or figure stands at *path*."""
        key = path.split(".")[1]
        label = next(row.labels[0] for row in self.rows if row.path == f"{self.name}.{key}")
        return without_number(label)


def _row(
    key: str,
    unit: str | None,
    label: str,
    *,
    level: int | None = None,
    terminal: str | None = None,
) -> IndicatorRow:
    """The row of an indicator; *level* is that of a label without a number."""
    path = f"statistics.{key}"
    is_amount = unit == "万元"
    columns = (
        Column(f"{path}.unit", TEXT_COLUMN, printed=unit),
        Column(
            f"{path}.value",
            AMOUNT if is_amount else COUNT,
            unit=f"{path}.unit" if is_amount else None,
            counted_in=None if is_amount else unit,
        ),
    )
    heading = heading_parts(label)
    indicator = Indicator(
        key,
        without_number(label),
        heading.number if heading else None,
        level or (heading.level if heading else 1),
    )
    return IndicatorRow(path, terminal or key.upper(), (label,), columns, indicator=indicator)


_ROWS = (
    _row("disclosure", None, "一、主动公开情况"),
    _row("disclosed", "条", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）"),
    _row("disclosed_normative_documents", "条", "其中：主动公开规范性文件数", level=3),
    _row("issued_normative_documents", "件", "制发规范性文件总数", level=2),
    _row("channels", None, "（二）通过不同渠道和方式公开政府信息的情况"),
    _row("by_gazette", "条", "1.政府公报公开政府信息数"),
    _row("by_website", "条", "2.政府网站公开政府信息数"),
    _row("by_microblog", "条", "3.政务微博公开政府信息数"),
    _row("by_wechat", "条", "4.政务微信公开政府信息数"),
    _row("by_other_means", "条", "5.其他方式公开政府信息数"),
    _row("responses", None, "二、回应解读情况"),
    _row(
        "responded", "次", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）"
    ),
    _row("response_channels", None, "（二）通过不同渠道和方式回应解读的情况"),
    _row("press_conferences", "次", "1.参加或举办新闻发布会总次数"),
    _row("press_conferences_led", "次", "其中：主要负责同志参加新闻发布会次数", level=4),
    _row("online_interviews", "次", "2.政府网站在线访谈次数"),
    _row("online_interviews_led", "次", "其中：主要负责同志参加政府网站在线访谈次数", level=4),
    _row("policy_explanations", "篇", "3.政策解读稿件发布数"),
    _row("social_media_responses", "次", "4.微博微信回应事件数"),
    _row("other_responses", "次", "5.其他方式回应事件数"),
    _row("requests", None, "三、依申请公开情况"),
    _row("received", "件", "（一）收到申请数"),
    _row("received_in_person", "件", "1.当面申请数"),
    _row("received_by_fax", "件", "2.传真申请数"),
    _row("received_online", "件", "3.网络申请数"),
    _row("received_by_letter", "件", "4.信函申请数"),
    _row("concluded", "件", "（二）申请办结数"),
    _row("concluded_on_time", "件", "1.按时办结数"),
    _row("concluded_after_extension", "件", "2.延期办结数"),
    _row("answered", "件", "（三）申请答复数"),
    _row("answered_already_public", "件", "1.属于已主动公开范围数"),
    _row("answered_granted", "件", "2.同意公开答复数"),
    _row("answered_partial", "件", "3.同意部分公开答复数"),
    _row("answered_denied", "件", "4.不同意公开答复数"),
    _row("denied_state_secret", "件", "其中：涉及国家秘密", level=4),
    _row("denied_trade_secret", "件", "涉及商业秘密", level=4),
    _row("denied_privacy", "件", "涉及个人隐私", level=4),
    _row("denied_safety_stability", "件", "危及国家安全、公共安全、经济安全和社会稳定", level=4),
    _row("denied_not_information", "件", "不是《条例》所指政府信息", level=4),
    _row("denied_other_law", "件", "法律法规规定的其他情形", level=4),
    _row("answered_other_agency", "件", "5.不属于本行政机关公开数"),
    _row("answered_not_existing", "件", "6.申请信息不存在数"),
    _row("answered_needs_amendment", "件", "7.告知作出更改补充数"),
    _row("answered_other_channel", "件", "8.告知通过其他途径办理数"),
    _row("reconsideration", "件", "四、行政复议数量"),
    _row("reconsideration_upheld", "件", "（一）维持具体行政行为数"),
    _row("reconsideration_corrected", "件", "（二）被依法纠错数", terminal="CORRECTED"),
    _row("reconsideration_other", "件", "（三）其他情形数", terminal="OTHER"),
    _row("litigation", "件", "五、行政诉讼数量"),
    _row("litigation_upheld", "件", "（一）维持具体行政行为或者驳回原告诉讼请求数"),
    _row("litigation_corrected", "件", "（二）被依法纠错数", terminal="CORRECTED"),
    _row("litigation_other", "件", "（三）其他情形数", terminal="OTHER"),
    _row("complaints", "件", "六、举报投诉数量"),
    _row("fees", "万元", "七、依申请公开信息收取的费用"),
    _row("organisation", None, "八、机构建设和保障经费情况"),
    _row("offices", "个", "（一）政府信息公开工作专门机构数"),
    _row("reading_points", "个", "（二）设置政府信息公开查阅点数"),
    _row("staff", "人", "（三）从事政府信息公开工作人员数"),
    _row("staff_full_time", "人", "1.专职人员数（不包括政府公报及政府网站工作人员数）"),
    _row("staff_part_time", "人", "2.兼职人员数"),
    _row(
        "funds",
        "万元",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
    ),
    _row("meetings_and_training", None, "九、政府信息公开会议和培训情况"),
    _row("meetings", "次", "（一）召开政府信息公开工作会议或专题会议数"),
    _row("training_courses", "次", "（二）举办各类培训班数"),
    _row("people_trained", "人次", "（三）接受培训人员数"),
)

#: Indicators that are the sums of others, by what they mean; the notice prints no sums.
_PARTS = {
    "received": ("in_person", "by_fax", "online", "by_letter"),
    "concluded": ("on_time", "after_extension"),
    "answered": (
        "already_public",
        "granted",
        "partial",
        "denied",
        "other_agency",
        "not_existing",
        "needs_amendment",
        "other_channel",
    ),
    "denied": (
        "state_secret",
        "trade_secret",
        "privacy",
        "safety_stability",
        "not_information",
        "other_law",
    ),
    "reconsideration": ("upheld", "corrected", "other"),
    "litigation": ("upheld", "corrected", "other"),
    "staff": ("full_time", "part_time"),
}
#: The one that has another name as a sum than as a part.
_SUM_KEYS = {"denied": "answered_denied"}


def _sums() -> tuple[Sum, ...]:
    return tuple(
        total(
            f"statistics.{_SUM_KEYS.get(key, key)}.value",
            (f"statistics.{key}_{part}.value" for part in parts),
        )
        for key, parts in _PARTS.items()
    )


FORM = Form(
    key="2014",
    grammar_file=packaged("statistics_2014"),
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
            parts=(Part((("统计指标", "单位", "统计数"),), _ROWS, "HEAD_UNIT"),),
            sums={"statistics-differ": _sums()},
        ),
    ),
    telling=8,
    units=frozenset({"条", "件", "次", "篇", "个", "人", "人次", "万元"}),
)
