# SPDX-License-Identifier: MIT
"""The words of leads, the clauses without a number before one that has a number.

A statement of its own (畅通渠道，全年收到…) narrows nothing down, nor does what is compared or
announced; a lead that says when, who, what kind or how (高峰期，收到…) does.
"""

from __future__ import annotations

from typing import Final

from ..text.patterns import HAN, late
from .clause_words import any_of

#: What was done, at the beginning of a lead.
_DOING: Final = f"(?:[我本全]{HAN}{{1,3}}?)?" + any_of(
    "坚持|始终|严[把守格]|把好|抓[好实紧]|狠抓|紧盯|突出|注重|聚焦|围绕|立足|着力|大力|进一步",
    "强化|深化|细化|优化|完善|健全|规范|畅通|夯实|压实|明确|明晰|理顺|统筹",
    "建立|创新|拓[展宽]|探索|构建|更新|修订|编制|梳理|组织|发挥|加大|加快|促进|提高|增强",
    "贯彻|落实|履行|回应|接受|结合|对照|按照|根据|做[好优实]|持续|不断|认真|切实",
    "积极|全面|扎实|深入|主动|因|由于|受|鉴于|随着|依[法规]+(?=[^#]{2,16}工作$)",
)
#: What was done, or how things stood, at the end of one.
_DONE: Final = any_of(
    "畅通|规范|有序|平稳|扎实|顺利|良好|高效|推进|开展|落实|加强|完善|提升|优化|办结|完毕",
    "攀升|增长|上升|下降|为主|清理后|统计|牵头|把关|主办|承办|负责|协同",
)
#: The sections of a report, and the tasks that reports name after them.
_TASKS: Final = any_of(
    "^文件(?:管理|工作|制定)?(?:方面|情况)$",
    "(?:立法|规章|规范性文件|收费|应诉|依申请公开)[^，。]{0,10}(?:情况|方面|工作)$",
    "^(?:政府)?(?:信息公开)?(?:监督(?:保障)?|保障(?:措施)?|信息管理|平台建设|制度建设|工作考核|社会评议|责任追究)"
    "(?:方面|情况|工作)*$",
)
#: Words that announce a list: 从办理结果看, 其中, 不予公开的理由主要是.
_ANNOUNCES: Final = any_of(
    "^(?:从|按照?|[对就])?(?:申请人?的?)?(?:办理|办结|答复|处理)(?:申请人?的)?(?:结果|情况|类型|方式|形式)*"
    "(?:来?看|来?说|而言|方面|划?分类?|构成|结构|分布|一览|统计|如下|(?:分别)?[为是])+$",
    "^(?:其中|具体|分别|情况|结果|包括)*(?:为|是|如下)?$|^(?:备|附)?注$|^——",
    "^(?:不予公开|无法提供|不予处理)的?(?:理由|原因|情形|依据)(?:主要)?(?:是|为|有|包括|如下)?$",
)
#: A lead that narrows nothing down.
STATEMENT = late(
    any_of(
        f"{_DONE}$",
        f"^{_DOING}",
        _ANNOUNCES,
        _TASKS,
        "^(?:申请)?(?:内容|事项)?(?:主要)?(?:涉及|集中)[^#]*方面$",
        "(?:收录|汇[集编])了?历年[^，。；]{0,4}文件$",
        "^[与同较比].{0,4}(?:相比|同期)$|^(?:[今本]年|一年)?以?来$",
        f"^(?:[本今当]年度?|全年|[年期]内|[我本]{HAN})*"
        "(?:(?:未|没有?)有?(?:新?收到?|接到|发生|出现|产生|收取)|(?:没有|无)[^#]*收费的?(?:事项|情[况形])$)",
    )
)

#: A lead that says what was done.
WORK = late(f"^{_DOING}")
#: Times: a part of the year, or what came before or after.
_TIME: Final = "[后前中时内里间初旬末底日月年届段]|(?<![按如定长])期|季度|年度|以来|[年月]来|之际"
#: Agencies, their offices and places.
_AGENCY: Final = any_of(
    "[局委办镇乡街道县区市州省旗厅处科股室院校馆站所场园村社队门司心会团构织体]|(?<!全)部",
    "单位|政府|机关|系统",
)
#: Kinds of business, and of those who apply.
_KIND: Final = "[类型面域项案]|(?<![条要])件|(?<!服)务|事业|申请|文件"
_PEOPLE: Final = "[人民众户师者员]|企业|代表"
#: Ways: 线上, 信函, 窗口.
_WAY: Final = "(?<!基础)上|[网线信函邮台口式话报]"
_OTHER_BUSINESS: Final = any_of(
    "审批|救助|补[贴助]|政务服务|热线|工单|信访|建议|提案|低保|贷款|专利|商标|资质|职称",
    "保险|仲裁|住房|公证|鉴定|入学|认定|备案|报名|为例(?!外)",
)
#: A lead that narrows what follows it down, by its end; and other business.
NARROWING = late(f"{any_of(_TIME, _AGENCY, _KIND, _PEOPLE, _WAY)}的?$|{_OTHER_BUSINESS}")
