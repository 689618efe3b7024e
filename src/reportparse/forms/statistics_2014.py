# SPDX-License-Identifier: MIT
"""The statistics table of 2014: 国办发〔2014〕32号, for reports on 2014 to 2018.

政府信息公开情况统计表: indicators in a tree (一、 （一） 1. 其中), each with its unit and one
figure. The notice confirms what the table covers; no filled table was found, so that labels
beyond those seen in local versions follow independent accounts of the form.
"""

from __future__ import annotations

from .claims import Claim, one_figure
from .form import Form, Part
from .indicators import Indicator, IndicatorTable, indicator, labels_of, rows_of, sum_of, sums_of
from .vocabulary import HEAD, Label

#: Any note in place of the form's own.
_ANY_NOTE = "(（.*）)?"

_INDICATORS = (
    indicator(
        "disclosure",
        None,
        "一、主动公开情况",
        indicator(
            "disclosed",
            "条",
            "（一）主动公开政府信息数",
            indicator(
                "disclosed_normative_documents",
                "条",
                "其中：主动公开规范性文件数",
                wordings=("(其中：?)?主动公开规范性文件数",),
            ),
            wordings=(f"（一）主动公开政府信息数{_ANY_NOTE}",),
            note="（不同渠道和方式公开相同信息计1条）",
        ),
        indicator("issued_normative_documents", "件", "制发规范性文件总数"),
        indicator(
            "channels",
            None,
            "（二）通过不同渠道和方式公开政府信息的情况",
            indicator("by_gazette", "条", "1.政府公报公开政府信息数"),
            indicator("by_website", "条", "2.政府网站公开政府信息数"),
            indicator("by_microblog", "条", "3.政务微博公开政府信息数"),
            indicator("by_wechat", "条", "4.政务微信公开政府信息数"),
            indicator("by_other_means", "条", "5.其他方式公开政府信息数"),
        ),
    ),
    indicator(
        "responses",
        None,
        "二、回应解读情况",
        indicator(
            "responded",
            "次",
            "（一）回应公众关注热点或重大舆情数",
            wordings=(f"（一）回应公众关注热点或重大舆情数{_ANY_NOTE}",),
            note="（不同方式回应同一热点或舆情计1次）",
        ),
        indicator(
            "response_channels",
            None,
            "（二）通过不同渠道和方式回应解读的情况",
            indicator(
                "press_conferences",
                "次",
                "1.参加或举办新闻发布会总次数",
                indicator(
                    "press_conferences_led",
                    "次",
                    "其中：主要负责同志参加新闻发布会次数",
                    wordings=("(其中：?)?主要负责同志参加新闻发布会次数",),
                ),
            ),
            indicator(
                "online_interviews",
                "次",
                "2.政府网站在线访谈次数",
                indicator(
                    "online_interviews_led",
                    "次",
                    "其中：主要负责同志参加政府网站在线访谈次数",
                    wordings=("(其中：?)?主要负责同志参加政府网站在线访谈次数",),
                ),
            ),
            indicator("policy_explanations", "篇", "3.政策解读稿件发布数"),
            indicator("social_media_responses", "次", "4.微博微信回应事件数"),
            indicator("other_responses", "次", "5.其他方式回应事件数"),
        ),
    ),
    indicator(
        "requests",
        None,
        "三、依申请公开情况",
        sum_of(
            "received",
            "件",
            "（一）收到申请数",
            indicator("received_in_person", "件", "1.当面申请数"),
            indicator("received_by_fax", "件", "2.传真申请数"),
            indicator("received_online", "件", "3.网络申请数"),
            indicator("received_by_letter", "件", "4.信函申请数"),
        ),
        sum_of(
            "concluded",
            "件",
            "（二）申请办结数",
            indicator("concluded_on_time", "件", "1.按时办结数"),
            indicator("concluded_after_extension", "件", "2.延期办结数"),
        ),
        sum_of(
            "answered",
            "件",
            "（三）申请答复数",
            indicator("answered_already_public", "件", "1.属于已主动公开范围数"),
            indicator("answered_granted", "件", "2.同意公开答复数"),
            indicator("answered_partial", "件", "3.同意部分公开答复数"),
            sum_of(
                "answered_denied",
                "件",
                "4.不同意公开答复数",
                indicator(
                    "denied_state_secret",
                    "件",
                    "其中：涉及国家秘密",
                    wordings=(r"(其中：?)?(1\.)?涉及国家秘密",),
                ),
                indicator(
                    "denied_trade_secret", "件", "涉及商业秘密", wordings=(r"2\.涉及商业秘密",)
                ),
                indicator("denied_privacy", "件", "涉及个人隐私", wordings=(r"3\.涉及个人隐私",)),
                indicator(
                    "denied_safety_stability",
                    "件",
                    "危及国家安全、公共安全、经济安全和社会稳定",
                    wordings=(r"4\.危及国家安全、公共安全、经济安全和社会稳定",),
                ),
                indicator(
                    "denied_not_information",
                    "件",
                    "不是《条例》所指政府信息",
                    wordings=(r"(5\.)?不是《?条例》?所指政府信息",),
                ),
                indicator(
                    "denied_other_law",
                    "件",
                    "法律法规规定的其他情形",
                    wordings=(r"6\.法律法规规定的其他情形",),
                ),
            ),
            indicator("answered_other_agency", "件", "5.不属于本行政机关公开数"),
            indicator("answered_not_existing", "件", "6.申请信息不存在数"),
            indicator("answered_needs_amendment", "件", "7.告知作出更改补充数"),
            indicator("answered_other_channel", "件", "8.告知通过其他途径办理数"),
        ),
    ),
    sum_of(
        "reconsideration",
        "件",
        "四、行政复议数量",
        indicator("reconsideration_upheld", "件", "（一）维持具体行政行为数"),
        indicator("reconsideration_corrected", "件", "（二）被依法纠错数"),
        indicator("reconsideration_other", "件", "（三）其他情形数"),
    ),
    sum_of(
        "litigation",
        "件",
        "五、行政诉讼数量",
        indicator("litigation_upheld", "件", "（一）维持具体行政行为或者驳回原告诉讼请求数"),
        indicator("litigation_corrected", "件", "（二）被依法纠错数"),
        indicator("litigation_other", "件", "（三）其他情形数"),
    ),
    indicator("complaints", "件", "六、举报投诉数量"),
    indicator("fees", "万元", "七、依申请公开信息收取的费用"),
    indicator(
        "organisation",
        None,
        "八、机构建设和保障经费情况",
        indicator("offices", "个", "（一）政府信息公开工作专门机构数"),
        indicator("reading_points", "个", "（二）设置政府信息公开查阅点数"),
        sum_of(
            "staff",
            "人",
            "（三）从事政府信息公开工作人员数",
            indicator(
                "staff_full_time",
                "人",
                "1.专职人员数",
                wordings=(rf"1\.专职人员数{_ANY_NOTE}",),
                note="（不包括政府公报及政府网站工作人员数）",
            ),
            indicator("staff_part_time", "人", "2.兼职人员数"),
        ),
        indicator(
            "funds",
            "万元",
            "（四）政府信息公开专项经费",
            wordings=(f"（四）政府信息公开专项经费{_ANY_NOTE}",),
            note="（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        ),
    ),
    indicator(
        "meetings_and_training",
        None,
        "九、政府信息公开会议和培训情况",
        indicator("meetings", "次", "（一）召开政府信息公开工作会议或专题会议数"),
        indicator("training_courses", "次", "（二）举办各类培训班数"),
        indicator("people_trained", "人次", "（三）接受培训人员数"),
    ),
)

_HEADS = (
    Label("统计指标", HEAD, "统计指标", ("(?:统计)?(?:指标|项目|内容)(?:名称)?",)),
    Label("单位", HEAD, "单位", ("计量单位",)),
    Label(
        "统计数",
        HEAD,
        "统计数",
        ("本年统计数", "统计数据", "统计数量", "统计数值", "数量", "数据", "数值"),
    ),
)


_ROWS = tuple(rows_of(_INDICATORS))

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
            labels=(*_HEADS, *dict.fromkeys(labels_of(_INDICATORS))),
            sums={"statistics-differ": tuple(sums_of(_INDICATORS))},
            main=("statistics.received.value", "statistics.answered.value"),
        ),
    ),
    comparable={
        name: (f"statistics.{key}.value",)
        for name, key in (
            ("received", "received"),
            ("concluded", "concluded"),
            ("normative_documents", "issued_normative_documents"),
            ("reconsideration_upheld", "reconsideration_upheld"),
            ("reconsideration_corrected", "reconsideration_corrected"),
            ("litigation_upheld", "litigation_upheld"),
            ("litigation_corrected", "litigation_corrected"),
        )
    },
    claims={
        **{
            kind: one_figure(f"statistics.{kind}.value")
            for kind in ("received", "reconsideration", "litigation")
        },
        **{
            kind: one_figure(f"statistics.answered_{kind}.value")
            for kind in ("granted", "partial", "denied")
        },
        "answered": Claim(
            "statistics.concluded.value",
            (("statistics.concluded.value",), ("statistics.answered.value",)),
        ),
    },
    telling=8,
    units=frozenset({"条", "件", "次", "篇", "个", "人", "人次", "万元"}),
)
