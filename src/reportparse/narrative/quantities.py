# SPDX-License-Identifier: MIT
"""A paragraph -> the quantities in it: `发布信息约1.2万余条` is 12000 条, about.

A quantity is a number with a unit that counts something. Dates, numbers of articles
(第二十条), and words in quotation marks and in titles of documents are not quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from ..text.numerals import CHINESE_DIGITS, MAX_DIGITS, chinese_value
from ..text.patterns import HAN, late

_HANZI = "〇零一二两三四五六七八九十百千万亿"
#: Old characters for 20, 30 and 40: a number with one of them is left alone.
_RARE = "廿卅卌"
_DIGIT = "0-9０-９"
#: Blanks inside a number or before its unit: more than these part it.
_GAP = r"[ \u00a0\u2009\u202f\u3000]{0,2}+"

#: Units that count. The characters after some of them make another word of them.
_UNIT = (
    r"(?:人|条|件|篇|场|户|家)次|个?百分点|条(?!例|款|龙|线|件)|件(?!事|套)|次(?!数|性|年|月|日)|篇|份|期|场|宗|起(?!来|草)|例"
    r"|家(?!庭|乡|长)|名(?!单|称|录)|人(?!民|大|员|才|社|事|均)|项|部(?!门|署|委|分)|册|批(?!准|复|示)|户|幅|张|封|通|则"
    r"|个(?!月|工作日|百分点|人|体|性|别|部分|方面)|元|款|套|类|处|所|对|组|本|辆|台|块|面|段|版|枚|股|支|平方米|公里|小时|分钟|倍(?!增|加|感|受|数)"
)
#: 两倍, but not 事半功倍.
_HANZI_OF_TIMES = frozenset("一两三四五六七八九十")
#: Units that are also part of other words: they count after digits only.
_DIGITS_ONLY = frozenset("类处对组本台块面段版股支款套")
#: A numeral that says that something is important, not how many there are; 所 counts schools only.
_EMPHASIS = late(
    r"[一二两三四五六七八九十百]+所(?!\w{0,4}(?:学校|院校|高校|[中小]学|幼儿园|医院))|一(?P<unit>[项件个名条户人家次篇场份张])(?!个人)(?P=unit)|一件(?=\w{0,8}[好大实]事)|一场(?=\w{0,2}革命)|一张(?=\w{0,2}名片)|一[户件人条项事册](?=一)|一批(?!次)|一[项件个名条户人家次篇](?=[都也](?:不|没|未)|[不没未][能可会得许有]?[漏少落错丢拖缺掉差误])"
    r"|一[项件个名](?=重[要点大]|长期|系统|基[础本]|常态|日常|经常|重头|硬|中心|核心|关键|严肃|民生|政治|标准|声音|口径|目标|方向)|八项规定|一[件条次个场](?:[有重]\w|新)?(?=大事|要事|主线|红线|底线|硬仗|笼子|台阶|缩影|探索|尝试|机遇|契机|过程|整体|闭环|高度|水平|局面|良好|浓厚)|一次(?=办[好成结]|性|告知)|一份(?=责任|担当|力量|答卷)"
)
#: Endings that make a Chinese numeral and its unit a place name: 八家子镇, 九个庄乡, 三项沟村.
_PLACE = late(
    rf"(?:(?<=家)[集山口台里村渠户]{HAN}{{0,2}}?|[子店庄沟屯堡塬峁坪湾岭营塘桥坡坝铺寨圩岗洼峪滩河树楼石巷泉井庙寺祠墩堰窑坳垭冲坎沱畈垸崖]{HAN}{{0,2}}?)"
    r"(?:[镇乡村]|社区|街道|林场|农场|苏木|嘎查|[中小]学|卫生[院室]|幼儿园|派出所)"
)
#: Numerals are frequent in prose (进一步); those of a quantity precede a unit, or follow 百分之.
_AFTER_NUMERALS = (
    "人条件篇场户家次份期宗起例名项部册批幅张封通则个元平公小分辆枚倍所%％余多点成半 \u00a0\u3000"
)
#: A run of numerals is read as a whole, so that none is looked at twice.
_NUMBER_CHARACTERS = late(
    rf"[{_DIGIT}{_HANZI}](?<![{_HANZI}{_RARE}{_DIGIT}].)"
    rf"(?:(?<=[{_DIGIT}])[{_DIGIT}{_HANZI}]*+|[{_DIGIT}{_HANZI}]*+(?=[{_AFTER_NUMERALS}]))|半(?=数)"
)
#: A range: neither of its numbers is what is counted.
_RANGE = rf"[至到或~～—–-][{_DIGIT}{_HANZI}]"
_MARKS_OF_THOUSANDS = r"[0-9]{1,3}(?:,[0-9]{3})+|[０-９]{1,3}(?:[,，][０-９]{3})+"
_QUANTITY = late(
    rf"""
    (?<![第每逐.．]) (?<![{_DIGIT}][,，:：/~～—–'’′`·・•×*＊、。_-])
    (?<![{_DIGIT}.．][ \u00a0\u2009\u202f\u3000])
    (?<![{_DIGIT}][ \u00a0\u3000,，.．·]{{2}}) (?<![{_DIGIT}{_HANZI}][至到或])
    (?:
        (?P<digits>(?:(?<!分别)(?<!分别[为是]){_MARKS_OF_THOUSANDS})
                       (?![{_DIGIT}])(?:[.．][{_DIGIT}]++)?
                  |[{_DIGIT}]++(?:[.．][{_DIGIT}]++)?)
        {_GAP}(?P<scale>[百千]?[万亿]|[百千])?
      | (?<![统同任某这那哪单唯首再又])(?<![{_HANZI}][点、])
          (?!(?<=[数几])[十百千万])(?P<hanzi>[{_HANZI}]{{1,12}}+)
    )
    {_GAP}(?P<more>[余多](?P<then>[万亿])?)?{_GAP}
    (?P<unit>(?>{_UNIT}|[%％]))(?P<around>左右|以上|上下)?+(?!{_RANGE})
    """,
    re.VERBOSE,
)
#: 百分之三十, and parts of all, none of them exact: 六成, 八成半, 一半, 半数, 三分之二.
_SHARE = late(
    rf"百分之(?P<percent>[{_HANZI}]{{1,8}}(?:点[{_HANZI}]{{1,4}})?)"
    r"|(?:(?P<tenths>[一二三四五六七八九])成(?![立果功效员为本长绩就套都交品熟新份体文年不])|一(?=半)|(?=半数)"
    r"|(?P<of>[二三四五六七八九十])分之(?P<parts>[一二三四五六七八九]))"
    r"(?P<half>半数?)?(?P<more>以上)?(?:左右|上下)?"
)
_ABOUT = late(
    r"(?:大?(?<![签节预违公合条缔])约为?|不到|不足|最多|至多|不超过|近|将近|逾|超过?|突破|不少于|不低于)\s{0,2}$"
)
#: Words before the verb: 大约发放500册.
_ABOUT_ALL = late(r"(?:大约|大概|至少|最少|最多)[^，,。；;、0-9０-９]{1,8}$")
_LONGEST_ABOUT_ALL = 12
#: All of these have one of them.
_HEDGE = late(r"约|逾|超|近|不到|不足|不少于|不低于|最多|最少|至多|至少|突破|大概")
_LEAST = late(r"逾|超|突破|不少于|不低于|至少|最少")
_LONGEST_ABOUT = 5
#: Text in these speaks of something else.
_QUOTED = late(r"《[^《》]{0,80}》|“[^“”]{0,60}”|「[^「」]{0,60}」")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，％．", "0123456789,%.")
_EXACT = Decimal(0)
#: So many digits before 万 are all of a number that is rounded: 3124万.
_FEWEST_ROUNDED = 3
#: Units as they are given, where that is not as they are written.
_WRITTEN_UNITS = {"％": "%", "个百分点": "百分点"}
_SCALES = {None: 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALES |= {"百万": 10**6, "千万": 10**7, "百亿": 10**10, "千亿": 10**11}

#: 没有收到过一件: none.
_NOT_ONE = late(r"(?:没有|未|无)(?:收到|接到|受理|发生|出现|产生)?过?$")
_LONGEST_NOT_ONE = 5
#: 两项合计: how many were summed up.
_ALL_OF_THEM = late(
    r"(?:平台|渠道|部门|方面|层级|单位|季度)?(?:[共合总]计|相加|之和|占|共(?=发布|推送|公开))"
)

_RANGE_MARKS = frozenset("至~～—–-")
_RANGE_BEFORE = late(rf"[{_DIGIT}{_HANZI}](?:{_UNIT}).$")
_LONGEST_RANGE = 6

#: Marks at which what is counted ends or begins.
_CLAUSE = late(r"[，。；：、,;:（）()！？!?|]")
_LONGEST_LABEL = 40
_NOTE = late(r"[（(][^（()）0-9０-９，,]{1,20}[）)]")
#: Words that lead to a number, or follow its noun, and do not say what is counted.
_LEADING = late(
    r"(?:[-–—*+>•●○■□◆◇➢➤▪▶√]+\s*|其中|涵盖了?|包括了?|包含|以及|分别[为是]?|和(?![谐平睦田县解顺硕龙]|美[乡村家社新城院])|及(?!时)|与(?![民会]|时俱)|并(?![联轨购网])|共(?:有(?!产))?(?![享建治同性青产有富])|另有?"
    r"|还有?|全年(?![级无龄])|本年度?|年内|今年"
    r"|(?:[12][0-9]{3}|二[〇○零一二三四五六七八九]{3})年度?)+"
)
_TRAILING = late(
    r"(?:共计|共有|共|总计|合计|累计|一共|总共|总数|数量|分别|各|均|达到?|了|为|是|有|计|仅|的|已|完成)++$"
)
_ENDS_OF_TRAILING = frozenset("计有共数量别各均达到了为是仅的已成")
#: A clause with no more than these before its number says what is counted after it.
_VERB = late(r"新?(?:收到|接到|受理|办理|办结|答复|公开|发布|制发|印发|召开|举办|开展|组织)了?")


class Quantity(NamedTuple):
    """A number with its unit.

    Attributes:
        start: Offset of its first character in the paragraph.
        end: Offset after its last.
        value: The number in *unit*: `1.2万条` is 12000.
        unit: The word or character after it; `%` for a share.
        approximate: True if the text says that it is not exact (约, 余, 近 …).
        is_least: True if the text says that it is more (余, 多, 超过 …).
        previous: Offset after the quantity before it in the paragraph.
        is_clause: True if it is a clause that states that there was nothing.
        grain: The worth of its last printed digit in 万 or 亿, which may be rounded; else 0.
    """

    start: int
    end: int
    value: int | Decimal
    unit: str
    approximate: bool = False
    is_least: bool = False
    previous: int = 0
    is_clause: bool = False
    grain: Decimal = _EXACT

    def label(self, text: str) -> str:
        """The thing counted in the paragraph *text*: the words before the number in its clause.

        If there are none, those after it; where the text says that there was nothing, all.
        """
        if self.is_clause:
            return text[self.start : self.end]
        before = without_notes(text[max(self.previous, self.start - _LONGEST_LABEL) : self.start])
        before = _CLAUSE.split(before)[-1].strip()
        leading = _LEADING.match(before)
        label = before[leading.end() :] if leading else before
        label = (
            _TRAILING.sub("", label).strip() if label[-1:] in _ENDS_OF_TRAILING else label.strip()
        )
        if label and not _VERB.fullmatch(label):
            return label
        after = _CLAUSE.split(text[self.end : self.end + _LONGEST_LABEL // 2])[0]
        return label + re.split(r"[0-9０-９]", after)[0].removeprefix("的").strip()

    def agrees(self, value: int | Decimal) -> bool:
        """True if the text may be right if the number is *value*.

        A number that is not exact is so to its last digit other than zero, and by a tenth at most:
        约1200 by less than 100, 约2000 by 200, 约102 not at all. 1100余 is less than 1200.
        """
        if not self.approximate:
            return value == self.value or abs(Decimal(value) - self.value) < self.grain
        more = Decimal(value) - self.value
        grain = _grain(Decimal(self.value))
        if self.is_least:
            return 0 <= more < grain
        return abs(more) < grain and abs(more) * 10 <= self.value


#: How a number compares figures: as a share of another, or as what changed since last year.
Relation = Literal["share", "growth", "ratio"]


class Statement(NamedTuple):
    """A quantity with what it claims.

    Attributes:
        quantity: The number, its unit, and where they are in the paragraph.
        claim: Which figures of the tables it states, a key of `form_targets.CLAIMS`; for a
            relation, those that it compares; None for none.
        is_firm: True if nothing else can be meant; otherwise it is compared only on request.
        is_last_year: True if it states last year's figure.
        is_new: True if it is of the year alone: only the first sum of its claim may be meant.
        relation: How it compares the figures of the claim; None where it states them.
        falls: True if it says that they have become fewer.
        base: The year that it compares with, None for the year before the report's.
        is_implied: True if the text states it in words only (均已办结).
        is_named: True if the clause of a relation names the figures that are compared, and not the
            number before it.
    """

    quantity: Quantity
    claim: str | None = None
    is_firm: bool = True
    is_last_year: bool = False
    is_new: bool = False
    relation: Relation | None = None
    falls: bool = False
    base: int | None = None
    is_implied: bool = False
    is_named: bool = False

    @property
    def figure_meant(self) -> str | None:
        """The claim, where the quantity states the figure itself and nothing else can be meant."""
        is_own = self.is_firm and not self.is_last_year and self.relation is None
        return self.claim if is_own else None


def quantities(text: str) -> list[Quantity]:
    """The quantities in *text*, one paragraph, in order."""
    quoted = "“" in text or "《" in text or "「" in text
    plain = _QUOTED.sub(lambda words: "\x00" * len(words[0]), text) if quoted else text
    numerals = [*_NUMBER_CHARACTERS.finditer(plain)]
    is_hedged = bool(numerals) and _HEDGE.search(plain) is not None
    found: list[Quantity] = []
    end = 0
    for characters in numerals:
        start = characters.start()
        if start < end:
            continue
        share = _SHARE.match(plain, start) if plain[start] > "9" else None
        match = share or _QUANTITY.match(plain, start)
        if match is None:
            continue
        first, is_about, is_least = (
            _hedge(plain, end, start) if is_hedged else (start, False, False)
        )
        unit, grain = "%", _EXACT
        if share:
            value = _share(share)
            is_about, is_least = is_about or not share["percent"], is_least or bool(share["more"])
        else:
            digits, scale, hanzi, more, then, unit, around = match.groups()
            is_least = is_least or bool(more) or around == "以上"
            is_about = is_about or is_least or bool(around)
            unit = _WRITTEN_UNITS.get(unit, unit)
            if (hanzi or plain[start - 1] in _RANGE_MARKS) and _counts_nothing(plain, match):
                continue
            if digits and not scale and not then and digits.isdecimal():
                value = int(digits) if len(digits) <= MAX_DIGITS else None
            else:
                is_alone = first < start or bool(more)
                value, grain = _number(digits, scale, hanzi, then, alone=is_alone)
        if value is not None:
            said = (first, match.end(), value, unit, is_about, is_least, end, False, grain)
            found.append(tuple.__new__(Quantity, said))  # in half the time of a call
            end = said[1]
    return found


def _hedge(plain: str, previous: int, start: int) -> tuple[int, bool, bool]:
    """Where a number that begins at *start* does with words that say that it is not exact.

    Then if there are such words, and if they say that it is more.
    """
    since = max(previous, start - _LONGEST_ABOUT_ALL)
    if not _HEDGE.search(plain, since, start):
        return start, False, False
    about = _ABOUT.search(plain, max(previous, start - _LONGEST_ABOUT), start)
    before = _ABOUT_ALL.search(plain, since, start)
    is_least = any(word and _LEAST.match(word[0]) for word in (about, before))
    return about.start() if about else start, bool(about or before), is_least


def _counts_nothing(plain: str, match: re.Match[str]) -> bool:
    """True if a numeral with a unit is an end of a range, a figure of speech, or a place's name."""
    start, end = match.span()
    if plain[start - 1] in _RANGE_MARKS and _RANGE_BEFORE.search(
        plain, max(0, start - _LONGEST_RANGE), start
    ):
        return True
    if not match["hanzi"]:
        return False
    if match["hanzi"] == "一" and _NOT_ONE.search(plain, max(0, start - _LONGEST_NOT_ONE), start):
        return True
    unit = match["unit"]
    is_word = unit in _DIGITS_ONLY or (unit == "倍" and match["hanzi"] not in _HANZI_OF_TIMES)
    if is_word or (unit in "项类个" and _ALL_OF_THEM.match(plain, end)):
        return True
    return bool(_EMPHASIS.match(plain, start) or _PLACE.match(plain, end))


def without_notes(words: str) -> str:
    """*words* without short notes in brackets that have no number: 乡镇（街道） is 乡镇."""
    return _NOTE.sub("", words) if "）" in words or ")" in words else words


def _number(
    digits: str | None, scale: str | None, hanzi: str | None, then: str | None, *, alone: bool
) -> tuple[int | Decimal | None, Decimal]:
    """The number of a quantity, None for characters that are not one, and its `grain`."""
    if not digits:
        value = chinese_value(hanzi or "", alone=alone)
        return value and value * _SCALES[then], _EXACT
    if not digits.isdecimal():
        digits = digits.translate(_HALF_WIDTH).replace(",", "")
    if len(digits) > MAX_DIGITS:
        return None, _EXACT
    scaled = _SCALES[scale] * _SCALES[then]
    _, point, fraction = digits.partition(".")
    is_exact = not scale or (not point and len(digits) < _FEWEST_ROUNDED)
    grain = _EXACT if is_exact else Decimal(_SCALES[scale]).scaleb(-len(fraction))
    return _whole(Decimal(digits) * scaled) if point else int(digits) * scaled, grain


def _whole(value: Decimal) -> int | Decimal:
    """*value* as a whole number, if it is one."""
    return int(value) if value == int(value) else value


def _share(match: re.Match[str]) -> int | Decimal | None:
    """The share in words that *match* is: `百分之十二点五`, 六成, 一半, 三分之二."""
    if not match["percent"]:
        tenths, parts, of = (CHINESE_DIGITS.get(match[name]) for name in ("tenths", "parts", "of"))
        half = 0 if not match["half"] else 5 if tenths else 50
        return round(Decimal(100 * parts) / of, 2) if parts and of else (tenths or 0) * 10 + half
    whole, _, fraction = match["percent"].partition("点")
    value = chinese_value(whole)
    if value is None or not all(character in CHINESE_DIGITS for character in fraction):
        return None
    digits = "".join(str(CHINESE_DIGITS[character]) for character in fraction)
    return _whole(Decimal(f"{value}.{digits or 0}"))


def _grain(value: Decimal) -> Decimal:
    """The unit that the last digit of *value* other than zero counts."""
    exponent = value.normalize().as_tuple().exponent if value else 0
    return Decimal(1).scaleb(int(exponent))
