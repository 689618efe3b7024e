# SPDX-License-Identifier: MIT
"""The words of a caption or a note: whose figures they are, of which time, and whether valid."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.characters import simplified
from ..text.numerals import digit_by_digit
from ..text.patterns import late
from ..text.source import BLANKS

#: Under whom the agency did something, before what it did.
_UNDER = late(r"^在[^，；。]{1,24}下，", has="下")
_MARKUP = BLANKS + "|#*"
_AROUND = _MARKUP + "：:"
#: What parts the cells of a row of comma-separated values, or of a spreadsheet.
_BETWEEN_CELLS = late(r"(?:\"|,(?=[,\"]|$))[\s\",|]*", has='",')
#: A longer line is a sentence, not a caption.
_LONGEST = 60
#: A sentence that is a caption all the same: 2022年情况如下。
_NOUN = late(r"[^，,；。]{1,24}(?:情况|数据|表|统计|汇总|如下|所示)。", has="。")
#: Clauses that compare or state a number themselves.
_STATEMENT = late(
    r"[^，；]*(?:[与和同较比][^，；]*(?:相比|比较|持平|[增减升降多少])|[同环]比(?!的?(?:数据?|情况|统计|表|口径)|$)"
    r"|(?:共|收到|受理|办[理结]|答复|作出|制发|公开|新增|处理|失效|废止|修[订改])[^，；]*[0-9]\s*[件条次项个宗份篇人])"
    r"[^，；]*(?:[，；]|$)",
    has="与和同较比环0123456789",
)

#: What a clause says of the table above it or of the one below; 本表 may be either.
_OF_TABLE = late(
    r"[（(>*注说明备更正勘误订1-9：:.、\s]*"
    r"(?:(?P<above>以上|上[表列述面])|(?P<below>以下|下[表列述面])|本表|表中)"
    r"[^，。；]{0,12}?(?:[为是系]|(?=不含|已?(?:作废|废止|无效|停用)|[有错]误)"
    # 以下文件已失效 is not said of a table.
    r"|(?<!文件)(?<!规章)(?=已失效|(?<!已)失效))(?P<said>[^，。；）)]+)",
    has="上下表",
)
_SEEN = late(
    r"(?P<said>[^，。；]+?)[详请]?[见如](?:(?P<above>上)|(?P<below>下))[表列面]", has="见如"
)
#: A line by which the table below it is in the place of the one above.
_IN_PLACE = late(
    r"(?:更正|勘误|订正|修正|[有错]误|作废|[以上][上表列述面]).*以下[表列述面][^，。；]{0,6}为准",
    has="准",
)
#: Words of a line that the table below it is a later edition of the one above, if of the same rows.
_LATER = late(
    r"(?:更[正新]|勘误|修[订正改]|订正)(?:后|[版稿])|(?:更正|勘误)(?:如下|$)", has="更误修订"
)
_CLAUSE_END = late("[，。；,;]", has="，。；,;")
#: The caption of a table in Markdown, above it or below, and of a figure in HTML.
_MARKED_CAPTION = late(
    r"(?:(?:Table)?[:：]|<figcaption\b[^>]*>)\s*(?P<said>[^<]*[^<\s])", re.IGNORECASE, has=":：<"
)

#: Years that are not those of the figures: in numbers of documents, in days, in the day of filing.
_NOT_OF_FIGURES = late(
    r"[〔\[（(]20[0-9]{2}[〕\]）)]第?[0-9]+号"
    r"|20[0-9]{2}(?:年[0-9]{1,2}月|(?P<mark>[./-])[0-9]{1,2}(?P=mark))[0-9]{1,2}日?(?![0-9月])"
    r"|^20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?[，,](?=.*20[0-9]{2}年)"
    r"|20[0-9]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?:填[报表写]|制表|编制|公布|发布|更新)(?:时间|日期)[：:].*",
    has="0：:",
)
_PERIOD = late(
    r"(?:统计|报告|数据|所属)?(?:期限|时段|期间|时间|时点|周期|年度|所属期)[：:]", has="：:"
)
_YEAR = late(r"(?<![0-9])(20[0-9]{2})(?![0-9])", has="2")
_YEAR_IN_WORDS = late(r"二[〇零○][〇零○一二][〇零○一二三四五六七八九](?=年|$)", has="二")
_SHORT_YEAR = late(r"(?<![0-9近约前满后第])([12][0-9])年(?=$|度|情况|数据|统计|底|末|的)", has="12")
_MONTH = late(r"(20[0-9]{2})[./]([0-9]{1,2})(?![0-9./-]*[./-][0-9]{1,2}(?![0-9]))", has="./")
_TO = r"(?:年度?)?\s*[-—–―－~～至到]{1,2}\s*"
#: From the first month of a year to its last, or up to its end.
_WHOLE_YEAR = late(
    rf"(?:(20[0-9]{{2}})年|(?<![0-9年月]))1(?:月1日|月)?[份起初]?[，,]?{_TO}(?:\1年)?12月(?:31日|[份底末])?"
    r"|截[至止]?到?(?:(20[0-9]{2})年|当?年)?(?:12月(?:31日|[底末])?|(?<=年)[底末])",
    has="1截",
)
_UP_TO = late(r"截[至止]?到?(20[0-9]{2})年(?:[0-9]{1,2}月)?", has="截")
_YEARS = late(rf"(20[0-9]{{2}}){_TO}(20[0-9]{{2}})", has="2")
#: A part of a year, or more than one year.
_OTHER_PERIOD = late(
    r"[0-9一二三四五六七八九十]个?(?:月|旬)|[季月]度|[一二三四1-4上下本当每]季|半年|月[份报均]|年[中初]"
    r"|[本当上每逐各][月周]|周报|以来|历年|历史|往年|任期|同期|[同环]比|以前|期[初末]|[上下]期|十[二三四五]五"
    r"|[近前过]去?[0-9两几一二三四五六七八九十]+年|[两几二三四五十]年来",
    has="月旬度季半中初周来历往任期比以五近前过",
)
#: Notes by which a figure is one of all years, as some of the form's are.
_GROWING = late(r"历史|累计")
_LAST_YEAR = late(
    r"上一?年度?(?!结转|[末底])|去年|前年|次年|明年|(?<!结转)下一?年度?", has="上去前次明下"
)
_THIS_YEAR = late(r"本年|今年|当年|全年")

_IN_CAPTION = r"(?=$|[^一-鿿]|的?(?:数据|情况|统计|口径|报告|年报|报表|表|版|稿))"
#: What is no longer valid, not yet, or only an example.
_NOT_VALID = late(
    rf"[一-鿿](?<![目当日提此以年月])前{_IN_CAPTION}|(?<![纠勘])[错废旧]的?[版表稿数格报]|原(?:始)?(?:上?报|数据|表|稿|版"
    r"|公[开布示]|发布|统计|填|年报|口径)|作废|失效|无效|停[止用]|弃用|勿用|不用$|已经?(?:撤|废止)|[有错]误"
    rf"|样[表本例张]|表样如下|空白?表|演示|测试|试[填算]|虚构|假设|举例|^例$|(?<![一-鿿])(?:填[写表报])?"
    rf"(?:示例|示意|范例|模板|模拟){_IN_CAPTION}|参[考阅]|备查|对照组|[草初]稿|草案|讨论稿|征求意见|送审"
    r"|[未待]经?[审核](?=[核定计批查实对])|待核|暂[定估]|预[计估测]|估[计算]|测算|初步|快报|(?:计划|目标|任务)[数值]?$"
    r"|转载|[摘引录选]自"
    r"|(?:第三方|媒体|新闻|报[刊纸]|网[站民友络]|舆[情论]|中介)[一-鿿]{0,4}(?:统计|报道|口径|监测|评估)",
    has="前错废旧原失效停弃勿用已误样空演试虚假例示模参备照稿草论意送审核暂预估测初快划目任载选自统道径评",
)

#: A note that changes what a number under the label means: a multiplier, a year, an agency, one
#: of several decisions.
_CHANGING_NOTE = late(
    r"[十百千万亿]+[件条次项个人宗份篇]|[（：×][十百千万亿]+[位倍]?）|×10+）"
    r"|^（(?:不予|不准|驳回|拒绝|(?:申请人?)?撤[销回案]|注销|吊销|变更|延续|剔除|扣除|减免|免[收征缴除]|[应未欠][收缴])"
    r"[^（）]{0,8}）$"
    r"|^（(?:20[0-9]{2}(?:年度?)?|上一?年度?(?!结转)|去年)[^（）]{0,6}）$"
    r"|^（[^（）]{0,6}(?:增减|增[长幅]|[同环]比|占比|比[例重]|百分[比点]|率|[%％])[^（）]{0,4}）$"
    r"|^（(?!包?含|不含|包括|全|本|各|由|指|即)[^（）]{1,20}(?:人民政府|街道|[镇乡局厅委])）$"
)
#: A note that leaves a part of what is under a label: some decisions, or all but some.
_PART_NOTE = late(
    r"^（(?:除[^（）]{1,7}外|[仅只](?![^（）]*(?:本|机关|[1一]次))|警告|罚款|没收|申请[^（）]{0,4}法院"
    r"|不?包?含(?:公民|个人))[^（）]{0,8}）?$"
)

#: Bodies that are not the agency: those below it, beside it, all together.
_OTHER_BODIES = late(
    r"(?:各|其他|其它|[并划转]入|兄弟|平级|同级|上级|直管|辖区|基层|二级|派出|派驻|垂[管直]|代管|托管|挂靠)[一-鿿]{0,8}?"
    rf"(?:单位|机构|部门|乡镇|镇街|街镇|街道|[市区]县|县区|[局镇乡村]|医院|学校|企业|公司|[科处股]室|社区"
    rf"|站所|[大中支]队|园区|(?<!其[他它])[处所站院馆校]{_IN_CAPTION})|各(?:[县区省]|市(?!场))"
    r"|(?:下[属辖级设]|所[属辖]|直属|[局委厅办县市区镇乡部省院校署]属)(?![地于实性期])[一-鿿]{0,12}?"
    rf"(?:单位|机构|部门|乡镇|情况|数据|统计|表|[处所站院馆校队]{_IN_CAPTION})"
    r"|(?:全|本|我|各)[一-鿿]{0,8}系统|[一-鿿]{2}(?<!公开|信息|管理)系统(?=汇总|合计|小计|$)"
    r"|[事企]业单位|行业|合并|非本|[除不]含?本|单位以外|机关以外|外地|异地|(?<!对)[外邻他][省市县区]|级以[上下]",
    has="各其并划转入兄平级直辖基二派垂代托挂下所属系业合非除不外异邻他以",
)
_INCLUDING = late(r"(?<!不)(?:含|包括|涵盖)[^，；]*")
#: Other bodies that are left out: what is left is the agency's own.
_EXCLUDING = late(r"不(?:包?含|包括|涵盖)[^，；（）本]*(?=[，；（）]|$)", has="含括盖")
#: All of a place or a body; of a place it is the agency's own figure only if the agency governs it.
_ALL_OF = late(r"(?<![安完健])全(国|省|市|州|盟|县|区|旗|镇|乡|街道|级|机关|局|厅|委|办|署)")
_PLACES = frozenset("国省市州盟县区旗镇乡") | {"街道"}
#: Words before the name of an agency in a caption: a number, 附件2：, 填报单位：, 其中：.
_BEFORE_NAME = (
    r"[（(]?(?:[一二三四五六七八九十0-9]{1,3}[）)、.．]\s*)?"
    r"(?:(?:附[件表录]?|表)[0-9一二三四五]*[：:、.\s]*)?"
    r"(?:(?:填[报表]|报送|编[报制]|制表|统计)?(?:单位|机关|机构|部门)(?:名称)?"
    r"(?:[（(][盖公签]章[）)])?[：:]\s*|(?:其中|参[考照阅]|对[照比]|数据(?:来源)?|口径|范围)[：:]\s*"
    r"|(?:下表|以下)(?:数据)?[为是])?"
)
#: An agency that a caption names, alone or before the words for its figures.
_AGENCY = late(
    _BEFORE_NAME + r"(?P<agency>[一-鿿]{1,24}?(?:人民政府|政府办公室|政府(?!信息)|街道办事处|街道"
    r"|委员会|管委会|办公室|中心|学校|大学|学院|医院|公司|开发区|[省市县区镇乡局厅委署队宫馆]))"
    r"(?:(?<![省市县区镇乡])(?:本级|机关(?:本级)?))?"
    r"(?=$|[：:（(的\s]|20[0-9]{2}|政府信息公开|信息公开|主动公开|依申请公开|收到|处理|申请|行政许可|行政处罚"
    r"|行政复议|情况|统计|数据|本年|上年|汇总|填报|提供|报送)",
    has="府道会室心校学院司区省市县镇乡局厅委署队宫馆",
)
#: Words that no agency's name has.
_NOT_A_NAME = late(r"表|由|结转|收到|处理|公开|申请|主动|许可|处罚|强制|复议|诉讼|情况|各|及|其他")
#: Words for the agency itself.
_SELF = late(
    _BEFORE_NAME + r"[本我](?:级|机关|单位|部门|局|镇|乡|县|市|区|街道|委|厅|办|省)", has="本我"
)
#: The last characters of names that are no place's.
_BODIES = ("局", "厅", "委", "署", "委员会")
_GOVERNMENT = late(r"人民政府|政府|办公室|办公厅|街道(?:办事处)?|办事处")
_COMMITTEE = late(r"(?:管理委员会|管委会)$")


def caption(line: str) -> str | None:
    """The words of a line that may be a caption; None if it is a sentence."""
    text = simplified(_BETWEEN_CELLS.sub(" ", line).strip(_AROUND))
    if line.rstrip(_MARKUP).endswith(("：", ":")):
        text = text.rpartition("。")[2]
    if _NOUN.fullmatch(text):
        text = text[:-1]
    if re.fullmatch(r"[（(][^（()）]*[）)]", text):
        text = text[1:-1]
    if "。" in text or text.endswith(("，", "；")) or len(text) > _LONGEST:
        return None
    return _STATEMENT.sub("", _UNDER.sub("", text))


class Said(NamedTuple):
    """The words of a line on the tables next to it.

    Attributes:
        above: Its words on the table above it; None if it has none.
        below: Those on the table below it.
    """

    above: str | None
    below: str | None


def said_of_tables(line: str) -> Said | None:
    """The words of *line* on the tables above and below: 以上为2022年数据; None if on neither.

    The caption of a table in Markdown, `: 2022年度情况`, may be either.
    """
    above = below = None
    text = simplified(line.strip(BLANKS))
    if marked := _MARKED_CAPTION.match(text):
        return Said(marked["said"], marked["said"])
    for clause in _CLAUSE_END.split(text):
        match = _OF_TABLE.match(clause) or _SEEN.match(clause)
        if match is not None:
            above = match["said"] if match["below"] is None else above
            below = match["said"] if match["above"] is None else below
    above = "作废" if _IN_PLACE.search(text) else above
    return Said(above, below) if above or below else None


def is_of_later_edition(line: str) -> bool:
    """True if *line* is the caption of a later edition of the table above it: 修订稿."""
    return _LATER.search(line) is not None and caption(line) is not None


def is_valid(text: str) -> bool:
    """False if a caption says that figures hold no longer or not yet, or are an example."""
    return not _NOT_VALID.search(text)


def is_of_another_time(text: str, year: int | None) -> bool | None:
    """True if a caption names other years or a part of one, False if *year* alone, None if none."""
    plain = _with_whole_years(text)
    up_to = _UP_TO.search(plain)
    if up_to is not None and year is not None and int(up_to[1]) <= year:
        return True
    dates = plain if _PERIOD.match(plain) else _NOT_OF_FIGURES.sub("", plain)
    years = {int(named) for named in _YEAR.findall(dates)}
    is_own = year in years or bool(_THIS_YEAR.search(dates))
    span = _YEARS.search(dates)
    is_sum = span is not None and span[1] != span[2] and "比" not in dates
    if is_sum or _OTHER_PERIOD.search(dates) or ("累计" in dates and not is_own):
        return True
    if year in years:
        return False
    is_other = bool(years and year is not None) or bool(_LAST_YEAR.search(text))
    return True if is_other and not is_own else None


def is_changed_by(note: str) -> bool:
    """True if a *note* after a label says that its figures are not those of the label alone."""
    if _CHANGING_NOTE.search(note):
        return True
    text = caption(note) or ""
    is_of_part = _OTHER_PERIOD.search(_with_whole_years(_GROWING.sub("", text)))
    return bool(is_of_part) or not is_valid(text) or bool(_names_other_bodies(text))


def is_of_part(note: str) -> bool:
    """True if a *note* after a label says that its figures are only a part of the label's."""
    return bool(_PART_NOTE.match(note))


def _with_whole_years(text: str) -> str:
    """*text* with years and months as most pages print them, whole years without their months."""
    text = _YEAR_IN_WORDS.sub(lambda match: str(digit_by_digit(match[0])), text)
    text = _SHORT_YEAR.sub(r"20\1年", _MONTH.sub(r"\1年\2月", text))
    return _WHOLE_YEAR.sub(lambda match: f"{match[1] or match[2] or '全'}年", text)


def _names_other_bodies(text: str) -> bool:
    is_sum = "汇总" in text or "合计" in text
    text = _EXCLUDING.sub("", text)
    return bool(_OTHER_BODIES.search(text if is_sum else _INCLUDING.sub("", text)))


def is_of_another_agency(text: str, agency: str | None) -> bool | None:
    """True if a caption names another agency, False if the report's own, None if none."""
    if _names_other_bodies(text):
        return True
    whole = _ALL_OF.search(text)
    if whole is not None:
        own = _COMMITTEE.sub("", _GOVERNMENT.sub("", simplified(agency or "")))
        is_own = (
            whole[1] not in _PLACES or own.endswith(whole[1]) or whole[1] in (agency or "")[-6:]
        )
        return bool(agency) and not is_own
    named = _AGENCY.match(text)
    if named is None or agency is None or _NOT_A_NAME.search(named["agency"]):
        return None
    return is_another_agency(named["agency"], agency)


def is_another_agency(named: str, agency: str | None) -> bool:
    """True if *named* is not a name of *agency*.

    A name may lack the place at its beginning, be the place alone, or leave out characters:
    区教体局 of 某区教育和体育局. The body above it, 某县公安局 of its 交警大队, is another.
    """
    if agency is None or _SELF.match(named) or _NOT_A_NAME.search(named):
        return False
    own, other = (_GOVERNMENT.sub("", simplified(name)) for name in (agency, named))
    if own.endswith(other) or other.endswith(own):
        return False
    is_above = own.startswith(other) and other.endswith(_BODIES)
    if is_above or (_GOVERNMENT.search(named) and not _GOVERNMENT.search(agency)):
        return True
    left = iter(own)
    return not all(character in left for character in other)
