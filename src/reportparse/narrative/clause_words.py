# SPDX-License-Identifier: MIT
"""The words of a clause: at a place the first of these patterns that fits.

`#` is the number of the clause with its unit. NAME are the names of figures (予以公开, 自然人 ...).
NOISE narrows nothing down (全年, 共, 依法, 我局), OFFICE is the agency's own office for disclosure.
Of what no other word has, OPEN is passed over, too, in clauses that a word of the form leaves
without doubt (`ClauseReading.is_plain`); REST (a channel, another agency, a month) makes a clause
state nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Final

from ..text.patterns import HAN
from .form_targets import GROUNDS, NAMES, NAMES_AT_NUMBERS, NAMES_BEFORE_PARTIAL
from .list_items import ITEMS

#: Words that a rule does not see.
PASSED_OVER: Final = frozenset({"NOISE", "OFFICE", "ANYBODY", "OPEN"})


def any_of(*patterns: str) -> str:
    """A pattern of what one of *patterns* fits, the first of them that does."""
    return f"(?:{'|'.join(patterns)})"


_AND: Final = "[和及与或]"
_LAST_YEAR: Final = "(?:上一?年度?+|去年)"
#: Disclosure, and what is disclosed.
_DISCLOSURE: Final = any_of(
    "(?:政[府务])?信息公开|政府环境信息公开",
    "政务公开(?=(?:工作)?(?:引[起发]|产生|导致|被|而|申请|提起|的)+(?:行政)?(?:复议|诉讼))",
)
#: The names of figures; some of them right before their number, where nothing else is published.
_NAMES: Final = any_of(*sorted(NAMES, key=len, reverse=True))
_BEGINNINGS: Final = any_of(*sorted({name[:2] for name in NAMES}))
_NOT_WITHIN: Final = "(?<![不动息务开分予意准申站众])"
_NAMES_AT_NUMBERS: Final = (
    f"{_NOT_WITHIN}{any_of(*NAMES_AT_NUMBERS)}"
    "(?=(?:答复|(?<=公民)提[出交])?的?#(?![^，。；]{0,12}信息(?!公开)))"
)
_NAMES_BEFORE_PARTIAL: Final = (
    f"{_NOT_WITHIN}{any_of(*NAMES_BEFORE_PARTIAL, '公开')}"
    "(?=(?:[、和及与或]|以及|或者)(?:予以)?部分(?:予以)?公开)"
)
_ON_REQUEST: Final = any_of(
    "(?:政府)?信息依申请公开", "依申请(?:公开(?:政府)?信息|(?:政府)?信息公开|公开)"
)
_NORMATIVE: Final = "(?:行政)?规范性文件"
_DOCUMENTS: Final = f"(?:{_NORMATIVE}|(?:政府)?规章)"
_NOT_DONE: Final = "尚?未(?:办结|办完|办理完[毕成])"
_TO_COURT: Final = "(?:向(?:人民)?法院)?"

#: An application for disclosure; where it is only 申请, the context says of what.
_REQUEST: Final = any_of(
    f"{_ON_REQUEST}的?(?:申请|请求|信?件(?!案)|办理(?=事项))?",
    "依申请(?:(?:政府)?信息(?!公开)(?:申请|件(?!案))?|信?件(?!案))|(?:政府)?信息公开依申请(?:件(?!案))?",
    # 申请人 applies, and 信息公开申请行政复议 is about a review.
    f"{_DISCLOSURE}(?:[类的]|[相有]关的?)?申请(?!人|(?:[、和及与或]|以及|或者)?(?:行政)?(?:复议|诉讼))",
    "(?:申请|要求)(?:公开|获取)(?:相关|有关|的)?(?:政府)?信息(?:的申请|(?!的[^#]))|申请公开(?:信件|(?=的?#))",
    "申请(?:政府)?信息公开(?=#)|依申请(?=事项)|公开(?:政府)?信息的?申请",
    "(?<![息府])公开申请",
    "申请(?!人)(?:(?:公开|获取)?的(?:政府)?信息|[书表])?",
)

#: Who reviews, and the reviews; 复议后 belongs to suits.
_RECONSIDERATION: Final = any_of(
    "(?:行政)?复议机关|(?:行政)?诉讼(?:[、和及与或]|以及)?(?:行政)?复议",
    "(?:人民)?法院",
    "(?:申请)?(?:行政)?复议(?!后)(?:申请)?"
    f"(?:(?:案件)?(?:[、{_AND[1:-1]}]|或者|以及)?(?:被?提起|发生)?(?:行政)?诉讼"
    "(?:[、和及与或](?:行政)?申诉)?)?",
)
_DIRECT_SUIT: Final = (
    f"(?:行政诉讼)?(?:案件)?中?(?:(?:未经|跳过)(?:行政)?复议、?)?(?:直接|径[行直]){_TO_COURT}的?(?:提起)?的?"
    f"(?:起诉|诉至(?:人民)?法院|(?=(?:政府信息公开)?(?:行政)?诉讼))(?:的?(?:行政)?诉讼)?"
)
_SUIT_AFTER: Final = (
    f"(?:行政诉讼(?:案件)?中?)?(?:(?:经过?(?:行政)?)?复议后|经过复议)[又再]?{_TO_COURT}(?:提起)?的?"
    "(?:起诉|(?<=提起)诉讼|(?<=复议后)诉讼|(?=行政诉讼))(?:的?行政诉讼)?"
)
_FIRST_REVIEWED: Final = (
    "先行?(?:经过?|提起|申请)?(?:行政)?复议[、，]?[后再](?:提起)?(?:行政)?(?:起诉|诉讼)"
)
#: 应诉 is a suit where it is one on disclosure.
_SUIT: Final = any_of(
    "(?:(?<=公开)|(?<=公开的)|(?<=公开类)|(?<=公开类的))(?:行政)?应诉",
    "被起?诉(?!求|行政)(?:[至到]?(?:人民)?法院)?(?:的?(?:行政)?案件)?",
    "(?:行政)?诉讼",
)

#: The year reported on, its end, and the time up to it.
_PERIOD: Final = any_of(
    "截[至止](?:统计|报告)期[末底]",
    "[截至到][至止]?(?:20[0-9]{2}年)?(?:12月31日|年[末底])",
    "过去的?一年|一年来|报告期内?",
    "[年期终岁][末终]|年底前?",
    "(?:[今本一]年|本年度)以来|本年度?|年度内|全年|今年|当年|年内|年度|期间|目前",
)
#: The agency that reports, and its units that act in its name.
_OWN_AGENCY: Final = any_of(
    "[我本](?:行政机关|[区县市省州镇乡]政府|办事处|街道?办?|单位|机关|部门"
    "|总?[局镇乡街区市县州省旗委办院厅会处部站校关署司所队馆室盟])",
    "[部署]机关|本级政府|全[局校院部]|党政(?:综合)?办(?:公室)?(?![理结])",
    f"(?:(?<=[镇乡道])|(?<!{HAN}))综合(?:行政)?执法(?:大?队|中队|办公?室?|站)",
    "各?(?:级|有关|相关)?(?:行政)?执法(?:部门|机关|单位|机构|人员)",
)
#: Those who apply: anybody may.
_ANYBODY: Final = any_of(
    # 群众和企业, 公民、法人 ...: a class of characters first, so that it is quickly passed over
    "[社群公居村市个](?:会公众|众|民|人)(?:(?:[、和及与]|以及)(?:企业|单位|法人|(?:社会|其他)?组织|机构))+等?"
    "(?=(?:向[^#，。；]{1,6})?(?:提[出交]|递交))",
    f"公民、法人(?:{_AND}|或者)其他组织(?:的|提出的|提交的)?|公民(?=申请)",
    "任何(?:单位|组织|形式|个人|[和及与或、])+",
    "社会公众|群众|公众|居民|村民|市民(?!政)|名义(?=提|申请)|提[出交]的新收?(?=申请)",
    "申请人(?:提交|提出|递交)的?|申请人的?|提交的?|递交的?|来自|新提(?=申请|政府|公开)",
    "[^#，。；、]{1,8}等(?=法律服务机构|社会公益组织|科研机构)",
)
#: Those who apply, named together: all of them.
_PERSON: Final = "自然人|公民个?人?|个人|群众|社会公众"
_APPLICANT: Final = f"(?:{_PERSON}|企业|单位|法人(?:组织)?|(?:其[他它])?(?:社会)?组织)"
_ALL_APPLICANTS: Final = (
    f"(?:{_PERSON})(?:(?:、|以及|或者|[和及与或])+{_APPLICANT})+等?(?:提[出交起]|递交)?的?"
    "(?=(?:政府|信息|公开|依)[^#，。；]{0,8}申请|申请(?:公开)?(?:[^#，。；]{0,4}信息|的?#)|依申请)"
)
#: Ways of which it is said that they are all, or several.
_WAY: Final = "(?:信函|网[络上站]|邮寄|当面|现场|传真|电子邮件|在线|线[上下]|窗口|平台)"
_ALL_WAYS: Final = any_of(
    f"通过{_WAY}(?:[、和及与]{_WAY})+(?:等?[^#，。；]{{0,4}}(?:途径|渠道|方式|形式))?(?=提[出交])",
    "通过(?:各种|各类|多种|不同|[^#，。；]{1,16}等)多?种?(?:途径|渠道|方式|形式)",
)
#: How many there are, without what is counted.
_COUNT: Final = any_of(
    "总共|共计|共有|一共|总计|累计|合计|总量|总数|数量|件数|悉数",
    "达到?|较[多少大高]|首次|(?:以上|上述|这些)(?=申请)|所有|全部|各类(?!(?:行政)?(?:复议|诉讼|案))|类型|同一(?=[^#]{0,6}[重反]复)",
)
#: How it was done: as the law says, in time, at last.
_MANNER: Final = any_of(
    "依[法规]|按(?:照)?(?:有关|相关|法定)?(?:规定|要求|程序|流程)|予以(?=答复|回复|办结)|按[期时]|如期|及时|实际|继续|最终|均已|已经|不再",
    "在?(?:法定|规定)?的?(?:答复|办理)?(?:期限|时限|时间)内|于(?=年内|当年)",
    "经[审研核查梳统认检][查核究判实计理定索]?(?:后确认)?|经(?=登记受理|先)|经(?=补正)|(?:经)?区分处理后?",
    "(?:核发|签发|出具)(?=[^#]*决定)|完毕|完成|实[施现]|下达|作出|做出|处理|决定|工作",
)
#: Nouns of which all that is counted is one.
_THING: Final = any_of(
    "事项|案件|办件(?!量)|相关|有关|结果|任何|情况|情形|方面|该[项类]|(?<=[理复结转度年])外(?=$|其)"
)
_WORDS_OF_GROUNDS: Final = [*chain(*GROUNDS.values())]
#: Each of these words has one within which there is no other.
_GROUNDS: Final = any_of(
    *(word for word in _WORDS_OF_GROUNDS if sum(each in word for each in _WORDS_OF_GROUNDS) == 1)
)
_CARRIED_OUT: Final = (
    "(?:尚?未办结)?的?、?(?:需|将|须)?"
    "(?:(?:结转|转[入至结到]?|顺?延[至到]|推迟[至到]|移[至到]|留待)(?:至|到)?(?:下|次)一?年度?"
    "|下一?年度?的?结转(?!下)|[下次]一?年度?继续(?=(?:办理|处理)的?#))"
)
#: Why an application was not granted, before or after the form's words for it.
_REASON: Final = any_of(
    # 对信访投诉、重复申请和公开出版物等共计36件不予处理: all of these.
    f"[对因](?=[^#]*{_GROUNDS})[^#，。；]{{4,60}}等(?:情形|情况|原因|事由|申请|事项)*的?"
    "(?=(?:(?:依法|均|已|[作做]出)*|[共总合]?计?#[^，。；]{0,6})(?:不予|无法))",
    "[确因]因?客观原因(?:确实)?(?=无法提供|$)",
    "第三[方人](?:明确|书面|均|表示)*不同意(?:公开)?[且并]?(?=[^#]*合法权益)",
    "(?<=权益)[且并]第三[方人](?:明确|书面|均|表示)*不同意(?:公开)?而?(?=[^#]{0,6}不予)",
    "(?<=掌握)(?:相关|有关|该|所申请|所需|申请)?的?(?:政府)?信息",
    "信息不存在|所(?=申请)|除(?=#)|而[未不]能提供$",
    f"[因由](?<=[#请].)于?[^#，。；]{{2,20}}(?={_CARRIED_OUT})",
    "不(?:符合|具备|满足)[^#，。；]{0,6}(?:条件|规定|要求)的",
    "(?:符合|属于|具备)(?:政府信息)?公开(?:条件|范围|要求|情形)的?并?",
    "属于|涉及|涉(?!企|农|房|教|路|林)|为由",
    "(?:一旦)?公开后?(?:可能|将会?|会)",
    "(?:相关|有关)?政府信息(?!公开|依申请)",
    "内部(?=讨论|研究|工作|请示|会议|管理)",
    # 会议纪要等四类过程性信息: an example of what is named.
    f"(?:等|信息)(?={_BEGINNINGS})",
    "答复(?=“?(?:无法提供|不予|予以公开|部分公开))|原(?=答复)",
)
#: How a dispute came to be, and who was party to it.
_DISPUTE: Final = any_of(
    "不服[我本局区县市机关单位的]{0,5}答复(?:意见|决定|结果)?而?",
    "对[我本局区县市机关单位的]{0,5}答复(?:意见|决定|结果)?不服而?",
    "[因由]于?(?:(?!公开|申请)[^#，。；]){0,12}?答复[^#，。；]{0,6}(?:引[起发]|产生|导致)的?"
    "(?=(?:行政)?(?:复议|诉讼))",
    "(?:(?:举报|投诉|信访|申诉)[、和或及与]+)+(?=[^#，。；]{0,12}(?:复议|诉讼))",
    "所(?=引|产|导)|导致|进入|(?<=[复议诉讼])程序|(?<=答复)后(?=被?(?:申请|提起)?(?:行政)?(?:复议|诉))",
    "(?:信息公开)?(?:纠纷|争议)(?:问题)?(?=而?[引产导])|等?(?:行政)?争议$|等?(?:问题|现象|事件|请求)$|(?<=[讼议])等$|[由从针](?=对?(?:(?:政府)?信息|政务)公开)|针(?=对[本我])|(?<=公开)事务|关于(?=(?:政府)?信息公开)|等(?=情[况形]$)",
    "一[件例宗起](?=(?:政府)?信息公开|依?申请)|应对(?=行政)|不服|立案|引发|引起|提起|产生|发生|出现|提出|过来|仍有",
    "以(?:政府信息公开|信息公开)?(?:申请)?的?名义(?:提出的?)?",
    "(?:就|参加)(?=(?:政府)?信息公开)",
    "[判责]令(?=纠正)|行政机关(?=败诉|被纠)|(?:判决|裁[定决]|审理)(?=结果)",
    "(?<=许可)办件量|(?<=[处强][罚制])办件量",
    "(?:终止审理|终止|中止|撤回(?:申请|起诉)?|撤诉)等(?=其[他它]结果)",
    f"以{_OWN_AGENCY}?为(?:被申请人|被告|当事人)的?|(?:具体)?(?:行政)?行为",
    "(?:被?(?:撤销|变更|确认违法|责令(?:重[作新]|履行)(?:作出)?(?:答复|处理)?)[、或和及]?)+等?的?(?=被?纠)",
)
#: Of documents and of fees.
_OF_DOCUMENTS: Final = any_of(
    "(?<=#)(?:并|均|全部|已)*同[步时](?:公开|公布|发布|解读|报备|备案|上网)+",
    "新增|清理后|(?<=[止效])文件(?=(?:共计?|合计|总计|为|有)*#)",
    "(?:清理|同步|同时|全文)(?=废止|失效)",
    f"(?<!国家){_DOCUMENTS}库",
    f"已?不再?(?:适应|符合|适用){HAN}{{0,8}}?的(?={_DOCUMENTS})",
    "[^#，。；、]{1,20}费等(?=行政事业性收费)",
)
_NUMBERING: Final = any_of(
    f"{ITEMS}(?=[^#]{{0,4}}占)",
    "[一二三四五六]是|(?<=#)[均都]?[系属](?!于)|(?<=[均部])[系属](?!于)",
)
_CHARACTERS: Final = (
    "[以有在看共新仅只已也了为是计数量的到被因对类有案件表例度并需将而均获又"
    "“”「」，,、：: *•●■◆➢➤–—\\-\u3000]"
)

#: Characters that narrow a clause down, so that it is not passed over.
_NARROWS: Final = any_of(
    "平均|分别|理由|依次|各|[日月年人]均",
    "近|历年|[两三四五六七八九十几多]年",
    "机构|公司|企业|集团|协会|全国|个别|少数|单[个一]|某",
    "党内|备案|建议(?=[废修])|审(?=[查核结])|(?<=[一二初终再])审|参与|协助|指导|评估|抽|公示|公开|发布|归集",
    "[不非未没无除外另每首最代拟超率直经比较增减升降占同去上延]",
    "[局委办镇乡街道县区市州省旗厅处科股室院校馆站所场园村社队部门位司心会团系]",
    "[网线信函邮电台窗口渠]|当[面场]",
    f"[月日季旬周后前]|初(?![审次步始])|上诉|自(?={HAN}{{1,10}}以来)",
    "[类型域涉]|[0-9A-Za-z#%]",
)

WORDS: Final[Mapping[str, str]] = {
    "RATE": "(?:被)?(?:纠错|纠正|败诉|维持)率|(?:予以)?公开率",
    "OFFICE": ("(?:政府|政务)?(?:信息)?公开(?:工作)?(?:办公室|办(?![理结公])|领导小组(?:办公室)?)"),
    "ANYBODY": _ALL_APPLICANTS,
    "NAME": any_of(_NAMES, _NAMES_AT_NUMBERS, _NAMES_BEFORE_PARTIAL),
    "CARRIED_OUT": _CARRIED_OUT,
    "PENDING": any_of(
        "(?:[仍尚还正]在|[仍尚还正]?处[于在]|[仍尚还]?(?:未到|未届?满))(?:法定)?(?:的?办理|的?答复)?"
        "(?:期限?|时限)(?:内|届?满)?",
        f"(?:正在|尚在|(?<![度年转])继续)(?:办理|处理)|办理中|[仍尚]在办理?|在办(?![结理])|{_NOT_DONE}",
    ),
    "TIMES": f"(?:[是为达]|相当于)?{_LAST_YEAR}(?:同期)?的(?=#)",
    # 依申请公开 before a number may count what was published.
    "BARE": f"{_ON_REQUEST}[共有计为是的了]*(?=#)",
    "CARRIED_IN": any_of(
        f"(?:(?:承接|接续|延续)(?:办理)?)?{_LAST_YEAR}[末底]?(?:收到|受理|接收)?(?:{_NOT_DONE}[的而]?)?、?"
        "(?:结转|转结|转入|转来|延续|遗留|留存)(?:下来|而来)?(?:[至到]?[本今当]年度?)?",
        f"承接{_LAST_YEAR}(?=的?#)",
        f"[承接][接续](?:办理)?{_LAST_YEAR}[末底]?{_NOT_DONE}的?(?=(?:政府信息公开)?申请)",
        f"(?:结转|转结)(?:自|的)?{_LAST_YEAR}",
        f"{_LAST_YEAR}(?=[未无没])|{_LAST_YEAR}转[至到][本今当]年度?",
    ),
    "REVIEW": any_of(_FIRST_REVIEWED, _RECONSIDERATION, _DIRECT_SUIT, _SUIT_AFTER, _SUIT),
    "BECOMES": "(?:增长|上升|增加|提高|提升|减少|下降|降低|[升增减降])[至到为]",
    "REQUEST": _REQUEST,
    "SINCE": f"同比|[比较与]{_LAST_YEAR}(?:同期)?(?:相比)?|相比|[比较与](?=的?#|[增减上下升降])",
    # Applications to be answered, those of last year among them.
    "DUE": "(?:应当?|需要?|须)(?:予以?)?(?:办理?|处理|答复|办结)",
    "DISCLOSURE": _DISCLOSURE,
    "HANDLED": any_of(
        "处理(?=#|(?:政府)?信息公开申请|依申请)",
        "(?:接?收到?|受理)?[并和及、]?办理(?!答复|回复|完成|完毕|结束)",
        "(?:收到|受理)[并和、及]?(?:办结|答复)",
    ),
    "CARRIED": "结转|遗留|积压|跨年度?办理",
    "DOCUMENT": (f"(?:{_NORMATIVE}|(?:地方性?|部门)?(?:政府)?(?<!管理)规章(?!制度))(?!库|草案)"),
    "ACT": any_of(
        "新?(?:制发|制定|制订|出台){1,2}(?:并?(?:主动)?(?:公[布开]|发布|印发))?",
        f"(?:新(?:发布|印发)|(?:起草)?并?印发)(?={_NORMATIVE})|新增(?={_DOCUMENTS}|#)",
        "(?:(?:宣布|予以)?(?:废止|失效)[和、或及与]?){1,2}",
        "(?:公布|颁布)(?=(?:地方性?|部门)?(?:政府)?规章)",
        "(?:现行|继续|保留|目前|存量|仍然?)有效|(?<=在)有效期限?内",
        f"有效(?=的?{_DOCUMENTS}|的?#)",
    ),
    "DONE_RATE": "(?<![按及准限如定][时期])办结率(?:[、和与及][^#，]{1,4}率)*",
    "ANSWERED": any_of(
        "办结(?:并?答复)?|已办(?=#)|办理(?:答复|回复|完成|完毕|结束)",
        "答复(?:办结|完毕)?(?!“?(?:无法提供|不予|予以公开|部分公开))|回复|处理完毕|[作做]出了?处理$",
    ),
    "FEES": "行政事业性收费|收费(?=金额|#)",
    # 均为自然人网上申请
    "WAY": f"(?<=[人业民织]){_WAY}(?=申请)",
    "LINK": (
        "其中|内有|[当之]中|[中里]|叠?[加算]上(?!年)|叠?加(?=上年)|加之|连同|包?含|包括|另外?|其余|剩余|尚(?!未)|还(?=有|剩)"
    ),
    "AND": f"以及|或者|{_AND}",
    "NUMBER": "\\#",
    # 受理登记新收
    "RECEIVED": "受理(?:登记)?新收|收到[并和、及]受理|所收(?=到?的?(?:政府信息公开)?申请)|新登记"
    "|新?(?:(?<!直)接收?|受理|收取|收件(?!人)|收(?![入费]))",
    "SHARE": "占比?|比例|比重",
    "WON": "胜诉",
    "DISMISSED": (
        "(?:判决|裁定|决定)?(?:均|全部)(?:被|予以|判决)*驳回(?:原告|当事人|申请人|对方)?的?"
        "(?:诉讼|全部|复议)*(?:请求|申请)?"
    ),
    "CONCLUDED": "审结(?:完毕)?",
    "CHANGE": ("净增|多(?=收)|[多少]了?(?=#)|增长|上升|增加|增幅|提高|增|下降|减少|降低|降幅|减"),
    "FROM": f"[由从](?!于|(?:政府)?信息公开|政务公开)(?:{_LAST_YEAR}(?!结转|转|延|遗|留))?",
    "ZERO": "[为是]零$",
    "NOT": "没有(?:一[例件宗起])?|零(?=“?结转)|尚未|无一[例件宗起]?|未|没|无",
    "NOISE": any_of(
        _REASON,
        _OWN_AGENCY,
        _ALL_WAYS,
        _ANYBODY,
        _OF_DOCUMENTS,
        _DISPUTE,
        _PERIOD,
        _MANNER,
        _COUNT,
        _THING,
        _NUMBERING,
        _CHARACTERS,
    ),
    "OPEN": f"(?!{_NARROWS})(?:{HAN}|[“”])",
    "REST": "[^#]+",
}
