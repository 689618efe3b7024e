# SPDX-License-Identifier: MIT
"""The ways in which a report names its own agency, and clauses without them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..text.patterns import HAN, late
from .clauses import MOST_CLAUSES
from .form_targets import GROUNDS

#: The name of a government, or of its area.
_AREA = late(r"([省市县区州旗镇乡])(?:人民政府)?$")
#: What is one's own: an area, or an agency in it.
_OWN = late("我([省市县区州旗镇乡局委厅办院校街队处馆站关部中])")
#: Areas of one rank are written for each other.
_RANKS = ("县区旗", "乡镇")
#: Agencies that call themselves by what they are: 街道共收到…
_OWN_KIND = late(
    r"(?P<school>(?:大学|学院|学校|中学|小学)$)|(?P<street>街道(?:办事处)?$)"
    r"|(?P<branch>分局$)|(?P<zone>(?:管理|开发|高新|园)区(?:管理委员会)?$)"
)
_OFFICE = late(r"(?P<level>[省市县区州旗])?(?:人民)?政府办公[室厅]$")
#: The beginning of a clause, or the end of its time.
_BEGIN = rf"(?:(?<!{HAN})|(?<=[年度内]))"
_SELF = {
    "school": late(rf"{_BEGIN}学校"),
    "branch": late(rf"{_BEGIN}分局"),
    "street": late(rf"{_BEGIN}(?:街道(?:办事处|办(?![理结]))?|办事处)|全街(?!道)"),
    "zone": late(rf"{_BEGIN}(?:管理|开发|高新|园)区(?:管委会|管理委员会)?"),
}
#: The end of a place; 市 of 城市管理 and 市场监督 is none, nor 州 of 广州市.
_LEVEL = "(?:[省县区旗]|州(?![市县区])|(?<!城)市(?!场))"
#: Agencies that are called by some characters of their names: 区住建局, 县发改委.
_ABBREVIATED = late(
    rf"(?:(?P<above>(?:(?:(?!{_LEVEL}){HAN}){{1,10}}{_LEVEL})*)"
    rf"(?P<place>(?:^|(?:(?!{_LEVEL}){HAN}){{1,10}})(?P<level>{_LEVEL})))?"
    rf"(?P<name>(?:(?!{_LEVEL})[一-鿿、]){{4,}}?)(?P<more>管理|事务|服务)?(?P<kind>[局厅委])(?:员会)?$"
)
_CONJUNCTION = late("[和与及、]")
#: The area that a name begins with.
_WITHIN_AREA = late(
    r"^(?:\w{1,8}?(?:[省县区旗]|州市?|(?<!城)市)|\w{2,14}?(?:开发|示范|管理|高新)区(?!管理?委))(?:人民政府)?(?!分局)(?=\w{2})"
)
_NO_OTHER_AGENCY = "(?![办信门网部公常令法工各及和的]|规(?!范性文件))"
#: In the words of the form: 补正后申请内容仍不明确.
_STILL_UNCLEAR = late(r"(?:仍然?|依然|还是)不(?:够|甚)?(?:明确|清楚|清晰|具体)")
#: Petitions, complaints and reports in the words of the form.
_AS_APPLICATIONS = late(
    r"以(?:政府)?信?息?公开(?:(?:申请)?(?:的?名义|之名)|申请的?形式)(?:提[出起]|进行|反映)?的?"
    r"(?:(?:信访|举报|投诉)[、和及或]?){2,3}(?:类?(?:事项|诉求|问题|活动|内容))?"
)
_ISSUE = "(?:全年|年内|共|新)*(?:制[发定]|印发|出台|发布)"
#: Its own level is a part of what a government reports on: 县政府本级, 以县政府为答复主体.
_ONE_LEVEL = late(
    r"(?:政府|[省市县区州旗乡镇局厅委])本级(?![及和与、以])"
    r"|以[^#，]{0,16}政府(?:[及和与、][^#，]{0,12}办公[室厅])?(?:的?名义|为[^#，]{0,6}主体)"
    rf"(?<!办公[室厅]名义(?={_ISSUE}))|(?<![镇乡])(?<![镇乡]人民)政府作?为被(?:告|申请人)"
)
#: A sentence on that level alone, of which the next ones are, too; not those on the whole area.
OF_ONE_LEVEL = late(
    r"(?:20[0-9]{2}年)?[^0-9。]*本级[^0-9，。；]{0,14}(?:收到|受理|办理|接收)", has="级"
)
WHOLE_AREA = late("[全我][省市县区州旗镇乡]")


def area_named(text: str) -> str | None:
    """The area that *text* calls its own, as an agency's name: 本县 of 我县; None for several."""
    kinds = {*_OWN.findall(text)} if "我" in text else set()
    return f"本{kinds.pop()}" if len(kinds) == 1 and _AREA.search(*kinds) else None


@lru_cache(maxsize=1 << 10)
def names_of(agency: str | None) -> tuple[str, ...]:
    """The ways in which a report names its own *agency*, longest first."""
    if not agency:
        return ()
    short = re.sub(r"(?:人民政府)?(?:办公室|办公厅)?$|街道办事处$", "", agency)
    # 青禾县公安局河东分局 is 河东分局 to itself.
    names = {agency, short, *re.findall(rf"局({HAN}{{2,}}分局)$", short)}
    inner = short
    # 石门市恩平区君堂镇 is 君堂镇 to itself.
    while (within := _WITHIN_AREA.sub("", inner)) != inner:
        names.add(inner := within)
    names.discard("")
    if inner and agency.endswith(inner) and inner != agency:  # 白水县档案局 is 县档案局, too.
        names.add(f"{agency[agency.rfind(inner) - 1]}{inner}")
    return tuple(sorted(names, key=len, reverse=True))


@lru_cache(maxsize=MOST_CLAUSES)
def without_own_names(words: str, year: int | None, names: tuple[str, ...]) -> str:
    """*words* without the names of the agency and the year, in the form's words."""
    if "补正" in words:
        words = _STILL_UNCLEAR.sub("仍不明确", words)
    if "诉" in words:
        words = _AS_APPLICATIONS.sub(GROUNDS["unprocessed.petition"][0], words)
    if ("以" in words or "级" in words or "为被" in words) and _ONE_LEVEL.search(words):
        names = ()
    for name in names:
        words = words.replace(name, "")
    for pattern in _ways_of(names[0]) if names else ():
        words = pattern.sub("", words)
    if "20" not in words:
        return words
    words = re.sub(rf"(?:截[至止]|[至到])?{year}年(?:年?[末底]|12月31日)", "", words)
    return words.replace(f"{year}年", "").replace(f"{year} 年", "")


@lru_cache(maxsize=16)
def _ways_of(name: str) -> tuple[re.Pattern[str], ...]:
    """The ways in which the agency called *name* speaks of itself: 市政府, 市政府系统.

    A government reports for all agencies there: its total is that of 全县.
    """
    kind, area = _OWN_KIND.search(name), _AREA.search(name)
    ways: tuple[re.Pattern[str], ...] = (_SELF[kind.lastgroup or ""],) if kind else ()
    if office := _OFFICE.search(name):
        ways += (_office_of_government(office["level"] or ""),)
    # 青禾县公安局河东分局 has no short names that are not those of 青禾县公安局, too.
    if (abbreviated := _ABBREVIATED.fullmatch(name)) and not (kind and kind["branch"]):
        ways += (_abbreviation(abbreviated),)
    if not area:
        return ways
    return (*ways, _whole_area(area[1]), _government(area[1]))


@cache
def _whole_area(level: str) -> re.Pattern[str]:
    """The area of a government of *level* and the agencies in it, which to these are others.

    To a county 全市 is others, too.
    """
    rank = next((f"[{rank}]" for rank in _RANKS if level in rank), level)
    some = "[县市区]直(?:部门|单位)|镇街|街镇|乡镇|街道"  # and 全县各乡镇 are not all
    agencies = f"(?:(?:行政|政府|职能|组成|直属|工作)*(?:机关|部门|单位)|{some})"
    return late(
        rf"[全我本]{rank}(?!(?:各级|各)*(?:{some})(?![、和及]))(?:政府系统)?(?:(?:各级|各)*(?:{agencies}[、和及]?|政府))*"
        rf"|各级(?:各?{agencies}[、和及]?)+"
        rf"|{rank}(?:人民)?政府(?:及|和)(?:其|各|所属)*(?:工作)?部门(?:[、和及]各?(?:乡镇|镇街|街道|镇|乡))*"
        rf"|{rank}本级(?:(?:[及和与、]|以及)(?:其|各|所属|工作)*(?:部门|单位|乡镇|街道|镇街))+"
        rf"|{rank}[、和]?[县市区乡镇旗](?:[、和]?[乡镇街])?[两三]级(?:行政|政府|机关|部门)*"
        r"|师市(?:机关|本级)[、和及与]各?团场"
        rf"|{rank}(?=政府信息公开)",
        has=f"各师{rank}",
    )


@cache
def _government(level: str) -> re.Pattern[str]:
    """The names that a government of *level* (县) has for itself: 县政府, 县政府系统.

    县政府及县政府办公室 are two of the agencies for which it reports, but documents are in their
    names.
    """
    begin = f"(?:(?<!{HAN})|(?<=[以年内]))"
    of_rules = f"(?:{begin}|(?<=[效布定发])){level}(?=政府规章)"
    of_documents = rf"(?<=[效布定发止]){level}(?:人民)?政府(?={HAN}{{0,12}}规范性文件)"
    own = rf"(?:{of_rules}|{of_documents}|{begin}{level}(?:人民)?政府)"
    office = (
        rf"[及和与、](?:其|{level}(?:人民)?政府)?办公[室厅](?=名义{_ISSUE}|的?(?:行政)?规范性文件)"
    )
    return late(f"{own}(?:系统|{office})?{_NO_OTHER_AGENCY}", has=level)


@cache
def _office_of_government(level: str) -> re.Pattern[str]:
    """The names that the office of a government of *level* has for itself: 区政府办公室."""
    return late(
        rf"{_BEGIN}{level and f'{level}?'}(?:人民)?政府(?:办(?:公[室厅]|(?![理结公事]))"
        r"|(?=(?:共|累计|全年|新)*(?:收到|受理|接收|接到)))"
    )


def _abbreviation(agency: re.Match[str]) -> re.Pattern[str]:
    """The names of an *agency* that have characters of each part of its own: 教体局 of 教育体育局.

    The parts are those that 和 joins, or the halves of a name without it. What lacks one of them
    (教育局, 体育局) is another agency.
    """
    above, place, level, name, more, kind = agency.groups("")
    parts = _CONJUNCTION.split(name)
    if len(parts) == 1:
        parts = [name[: len(name) // 2], name[len(name) // 2 :]]
    some, owned = [], []
    for index, part in enumerate(parts):
        others = "".join(parts[:index] + parts[index + 1 :])
        owned.append("".join(character for character in part if character not in others) or part)
        some.append(f"(?=[{part}]*[{owned[-1]}]){'?'.join(part)}?")
    where = (
        f"(?:(?:{above})?(?:{place.removesuffix(level)})?{level})?" if level else "[省市县区州旗]?"
    )
    # 市局 is a city's own bureau, and above one of a county.
    bare = f"|{level}" if level == "市" and kind == "局" and not above else ""
    named = "[和与及、]?".join(some) + "".join(f"{character}?" for character in more)
    return late(
        rf"{_BEGIN}(?:{where}{named}{bare}){kind}(?:员会)?{_NO_OTHER_AGENCY}",
        has=kind if bare else owned[0],
    )
