# SPDX-License-Identifier: MIT
"""Which quantities of the narrative state a figure of the form's tables.

A clause is told by what stands right before its number and right after it, and only if that
leaves no doubt: what narrows nothing down (我局, 全年, 共, 依法 …) is taken out, and what is left
must be one of a few skeletons, to the sign. A clause about one applicant, one channel, another
year or another agency has words left over, for a wrong alarm costs more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

#: In a clause `#` stands for the number with its unit. In what is left of it `D` stands for the
#: disclosure of information, `E` for disclosure on application, `A` for an application for it,
#: `a` for any application, `R` for reconsideration, `L` for litigation; 收, 答 and 未 for all
#: words that mean the same.
NUMBER, _DISCLOSURE = "#", "D"

_APPLIED = re.compile(r"依申请公开|公开申请|公开的申请|新收申请")
#: No claim is without one of these.
_MAY_CLAIM = re.compile(r"申请|收|受理|办|答复|回复|结转|复议|诉")
#: Different words for one thing, and the words that narrow nothing down, longer ones first.
_REPLACED = (
    (re.compile(r"公民、法人(?:和|及|或|或者)其他组织(?:的|提出的|提交的)?"), ""),
    (re.compile(r"截[至止](?:20[0-9]{2}年)?(?:12月31日|年[末底])"), ""),
    (re.compile(r"上一?年度?|去年"), "上年"),
    (re.compile(r"(?:至|到)?(?:下|次)一?年度?"), "下年"),
    (re.compile(r"政府信息依申请公开|依申请公开政府信息|依申请公开"), "E"),
    (re.compile(r"E的?(?:申请|件)"), "A"),
    (re.compile(r"(?<![息府])公开申请|公开的申请"), "A"),
    (re.compile(r"新收申请"), "收A"),
    (re.compile(r"(?:政府)?信息公开"), "D"),
    (re.compile(r"行政复议"), "R"),
    (re.compile(r"行政诉讼"), "L"),
    (
        re.compile(
            r"报告期内?|上述期间|本年度?|年度内|一年来|全年|今年|当年|年内|年度|期间"
            r"|[我本](?:行政机关|[区县市省州镇乡]政府|办事处|街道|单位|机关|部门|总?[局镇乡街区市县州省旗委办院厅会处部站校关署司所队馆室盟])"
            r"|[部署]机关|本级政府"
            r"|全[局校院部]|各类|有效|社会公众|群众|公众"
            r"|申请人(?:提交|提出)的?|[一二三四五六]是|总共|共计|共有|一共|总计|累计|合计|总量|总数|数量|实际"
            r"|依法|全部|均已|事项|件数|完毕|完成|继续|案件|处理|工作|相关|有关"
            r"|作出|情况|情形|涉及|引发|引起|提起|产生|发生|提出"
            r"|[共新仅只已也了为是计数量的到被因涉类有案件表例度并需将，,、：: \u3000]"
        ),
        "",
    ),
    (re.compile(r"(?<!直)接收?|受理|收取"), "收"),
    (re.compile(r"办结|办理答复|答复办结|答复|回复"), "答"),
    (re.compile(r"没有|尚未|没|无"), "未"),
    (re.compile(r"以及|或者|[和及与或]"), "&"),
    (re.compile(r"D申请(?!&?[RL])"), "A"),
    (re.compile(r"(?<!R)申请(?=#)|(?<=#)申请"), "a"),
)

#: The area of a government and the agencies in it. To one of these agencies they are others.
_WHOLE_AREA = re.compile(r"全[镇乡县市区州省旗]|各级(?:行政)?(?:机关|部门|单位)")

#: What is left of the clauses that claim something.
_SKELETONS = {
    "received": re.compile(r"收[AaE]#.*|收#[AaE].*|[Aa]收?#|E收#"),
    "answered": re.compile(r"答[AaE]?#[Aa]?|[AaE]答#"),
    "handled": re.compile(r"(?:收?办理|收答|办理答|收&答)[AaE]#|办理#[AaE]"),
    "carried_in": re.compile(r"(?:其中|含|包括|另|&)*上年结转(?:办理)?[AaE]?#[AaE]?答?"),
    "carried_out": re.compile(
        r"(?:其余|另|剩余|尚)*(?:未答)?结转下年(?:办理|答)?[AaE]?#[AaE]?(?:办理|答)?"
        r"|(?:其余|另|剩余|尚)*#[Aa]?结转下年.*"
    ),
    "reconsideration": re.compile(r"D?(?:申请)?R(?:申请)?#"),
    "litigation": re.compile(r"D?L#"),
    "direct": re.compile(r"D?L?(?:其中|中)?(?:未经复议)?直接起诉L?#"),
    "after": re.compile(r"D?L?(?:其中|中)?经?复议后(?:起诉L?|L)#"),
    "disputes": re.compile(r"D?(?:申请)?R(?:申请)?&?L#"),
}
#: Clauses that state that there was nothing.
_NONE = {
    "received": re.compile(r"未收(?:任何)?[AE]"),
    "carried_in": re.compile(r"未上年结转(?:办理)?(?:A|申请)?|上年未结转(?:A|申请)?"),
    "carried_out": re.compile(r"未(?:A|申请)?结转下年(?:办理)?(?:A|申请)?"),
    "reconsideration": re.compile(r"D?未收?D?(?:申请)?R(?:申请)?"),
    "litigation": re.compile(r"D?未收?D?L"),
    "direct": re.compile(r"D?未收?D?(?:未经复议)?直接起诉L?"),
    "after": re.compile(r"D?未收?D?复议后起诉L?"),
    "disputes": re.compile(r"D?未收?D?(?:申请)?R(?:申请)?[&、]?L"),
}
#: These speak of any business of the agency unless something beside them says otherwise.
_ABOUT_REVIEWS = frozenset({"reconsideration", "litigation", "direct", "after", "disputes"})

_ABOUT_APPLICATIONS = frozenset({"received", "answered", "handled", "carried_in", "carried_out"})

_REVIEWED = re.compile(r"信息公开[^，,；;]{0,12}(?:行政复议|行政诉讼|起诉)[^，,；;]{0,8}[，,；;]$")
_ANSWERED = re.compile(r"办结|答复(?!率)")
#: What follows where answers are counted in parts: those in time and those after an extension, …
_SPLIT = re.compile(
    r"延期|不含|不包括|不予|另有|(?:办结|答复|回复)(?!率)[^，。；]{0,6}[0-9０-９]|结转[^，。；]{0,12}(?:办结|答复)"
)
#: What follows where not all that came in was counted.
_REDUCED = re.compile(r"撤回|合并|计入统计")
_AMONG_THEM = re.compile(r"其中[^，。；]{0,8}信息公开")
#: The short clause right before another one, a number in it, and words that say nothing there.
_LEAD = re.compile(r"(?:^|[，,；;：:。、])(?P<words>[^，,；;：:。]{1,12})[，,；;：:]$")
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十]\s*[件宗起]")
_NO_LEAD = re.compile(r"方面|[DEA&中]")
#: Units of applications and cases.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_CASES = frozenset("件条宗起份个次项例")
#: Part of a year, or more years than one.
_OTHER_TIME = re.compile(
    r"近[几两二三四五六七八九十0-9]+年|[两三四五六七八九十]年来|以来|历年|十[二三四五]五|期间"
    r"|季度|半年|月份|[0-9０-９]月|截[至止]|20[0-9]{2}年?\s*[—–~至到-]+\s*20[0-9]{2}"
)
_WHOLE_YEAR = re.compile(
    r"截[至止]年[底末]|(?:[0-9]{4}年)?1月1日(?:起?至|到|—|-)?|截?[至止]?(?:[0-9]{4}年)?12月31日"
)
_YEAR = re.compile(r"([2２][0０][0-9０-９]{2})\s*年")
#: An agency that does something: if it is another one, the figures after it are its own.
_SUBJECT = re.compile(
    r"(?P<kind>局|委员会|委|办公室|街道|镇|乡|中心|大队|支队|公司|学校|医院)"
    r"(?:全年|年内|共|累计|主动|公开|发布|收到|受理|办理)"
)
#: What stands right before that, as far as it may be of its name.
_NAME = re.compile(r"[一-鿿]{1,12}$")
_LONGEST_NAME = 12
_OWN_SUBJECTS = re.compile(r"[我本全各该]|以及|所属")
_SCOPE = re.compile(
    r"(?:通过|经由?|以(?!及)|按|从|在)[^，,；;。]{1,16}[，,]$"
    r"|[^，,。；;]{0,12}(?:方式|渠道|方面|来看|分类)[，,：:]?$"
)
_LONGEST_SCOPE = 24
#: Not a part of them: 依申请公开方面，…
_OWN_SCOPE = re.compile(
    r"^(?:在)?(?:政府信息)?依申请公开(?:政府信息)?(?:工作)?(?:方面|情况)?[，,：:]?$"
)


class Context(NamedTuple):
    """What the clauses of a paragraph are read with.

    Attributes:
        year: The year reported on.
        names: The names of the agency that reports.
        kind: Of the section in which the paragraph stands.
        heading: Its heading.
        paragraph: The paragraph.
    """

    year: int | None
    names: Sequence[str] = ()
    kind: str | None = None
    heading: str = ""
    paragraph: str = ""

    @property
    def on_applications(self) -> bool:
        """Whether the heading or the paragraph speaks of applications for disclosure."""
        return speaks_of_applications(self.heading) or speaks_of_applications(self.paragraph)

    @property
    def is_government(self) -> bool:
        """Whether the agency reports for all others in its area: its total is that of 全县."""
        return bool(self.names) and self.names[0].endswith("人民政府")


@lru_cache(maxsize=1 << 10)
def names_of(agency: str | None) -> tuple[str, ...]:
    """The ways in which a report names its own *agency*, longest first."""
    if not agency:
        return ()
    short = re.sub(r"(?:人民政府)?(?:办公室|办公厅)?$|街道办事处$", "", agency)
    # 恩平市君堂镇 is 君堂镇 to itself.
    inner = re.sub(r"^\w{1,8}?[省市州县区旗](?=\w{2})", "", short)
    return tuple(sorted({agency, short, inner} - {""}, key=len, reverse=True))


@lru_cache(maxsize=4)  # the paragraph at hand and its heading
def speaks_of_applications(words: str) -> bool:
    """Whether *words* speak of applications for disclosure, or in the words of the form."""
    return bool(_APPLIED.search(words))


def may_claim(clause: str) -> bool:
    """Whether *clause* has a word that a claim cannot be without."""
    return bool(_MAY_CLAIM.search(clause))


class Clause(NamedTuple):
    """A clause with a number, and what stands around it in its sentence.

    Attributes:
        words: The clause, `NUMBER` in place of the number and its unit.
        unit: The unit.
        before: What stands before the clause.
        after: What stands after it.
        claims: What the numbers before it claim, in order.
    """

    words: str
    unit: str
    before: str
    after: str
    claims: Sequence[str | None]

    @property
    def last_claim(self) -> str | None:
        """What the number right before it claims."""
        return self.claims[-1] if self.claims else None


def claim_of(clause: Clause, context: Context) -> str | None:
    """The kind of claim, a key of `CLAIMS`, that *clause* makes; None for none."""
    if clause.unit not in _CASES:
        return None
    skeleton = _skeleton(clause.words, context)
    for kind, pattern in _SKELETONS.items():
        if pattern.fullmatch(skeleton):
            is_own = _is_own(clause.before, context) and not _is_led(kind, clause, context)
            return kind if is_own and _is_meant(kind, skeleton, clause, context) else None
    return None


def none_claimed(clause: str, sentence: str, context: Context) -> str | None:
    """The kind of claim that *clause*, which has no number, makes: that there was none."""
    skeleton = _skeleton(clause, context)
    for kind, pattern in _NONE.items():
        if pattern.fullmatch(skeleton):
            if not _is_own(sentence, context) or _is_narrowed(sentence, context):
                return None
            is_meant = _DISCLOSURE in skeleton or context.kind == "reviews"
            return kind if is_meant or kind not in _ABOUT_REVIEWS else None
    return None


def _skeleton(words: str, context: Context) -> str:
    """*words* without those that narrow nothing down."""
    for name in context.names:
        words = words.replace(name, "")
    if context.is_government:
        words = _WHOLE_AREA.sub("", words)
    words = re.sub(rf"{context.year}\s*年", "", words.translate(_HALF_WIDTH))
    for pattern, same in _REPLACED:
        words = pattern.sub(same, words)
    return words


def _is_meant(kind: str, skeleton: str, clause: Clause, context: Context) -> bool:
    """Whether what stands around the clause leaves no doubt that the tables' figure is meant."""
    if kind in _ABOUT_REVIEWS:
        return _is_on_disclosure(skeleton, clause, context)
    if _is_counted_in_parts(kind, skeleton, clause):
        return False
    if _names_application(skeleton) or clause.last_claim in _ABOUT_APPLICATIONS:
        return True
    if kind == "answered":
        return context.kind == "applications" and not clause.claims
    of_applications = context.on_applications or context.kind == "applications"
    return of_applications and None not in clause.claims


def _names_application(skeleton: str) -> bool:
    """Whether an application for disclosure is named, and not just any application."""
    return "A" in skeleton or "E" in skeleton


def _is_on_disclosure(skeleton: str, clause: Clause, context: Context) -> bool:
    """Whether a number of reviews is of those over disclosure, and not over other business."""
    if _DISCLOSURE in skeleton or clause.last_claim in _ABOUT_REVIEWS:
        return True
    if _AMONG_THEM.search(clause.after) or None in clause.claims:
        return False
    return context.kind == "reviews" or bool(_REVIEWED.search(clause.before))


def _is_counted_in_parts(kind: str, skeleton: str, clause: Clause) -> bool:
    """Whether the number is one of several that count one thing, or items in a list."""
    if kind == "answered":
        return bool(_ANSWERED.search(clause.before) or _SPLIT.search(clause.after))
    if kind == "received" and _REDUCED.search(clause.after):
        return True
    is_noun = skeleton.startswith(("A", "a", "E"))
    return is_noun and (None in clause.claims or clause.unit not in "件宗起")


def _is_own(sentence: str, context: Context) -> bool:
    """Whether the clause after *sentence* speaks of the whole agency and its own year."""
    years = _YEAR.findall(sentence)
    if years and int(years[-1]) != context.year:
        return False
    if _OTHER_TIME.search(sentence) and _OTHER_TIME.search(_WHOLE_YEAR.sub("", sentence)):
        return False
    scope = _SCOPE.search(sentence[-_LONGEST_SCOPE:])
    if scope and not _OWN_SCOPE.search(scope[0]):
        return False
    return all(_is_own_name(name, context) for name in _subjects(sentence))


def _subjects(sentence: str) -> Iterator[str]:
    """The agencies that do something in *sentence*."""
    last = 0
    for match in _SUBJECT.finditer(sentence):
        start = max(last, match.start() - _LONGEST_NAME)
        name = _NAME.search(sentence, start, match.start())
        if name is not None:
            yield name[0] + match["kind"]
            last = match.end()


def _is_own_name(name: str, context: Context) -> bool:
    return bool(_OWN_SUBJECTS.search(name)) or any(own in name for own in context.names)


def _is_led(kind: str, clause: Clause, context: Context) -> bool:
    """Whether the words before a clause narrow it down; not where it goes on with a count."""
    goes_on = kind != "received" and clause.last_claim is not None
    return not goes_on and _is_narrowed(clause.before, context)


def _is_narrowed(sentence: str, context: Context) -> bool:
    """Whether the short clause that ends *sentence* says when, where or how what follows counts.

    去年，… 线上：… 局属林场，… Only what is made of known words narrows nothing down.
    """
    match = _LEAD.search(sentence)
    if match is None or _COUNTED.search(match[0]):
        return False
    return bool(_NO_LEAD.sub("", _skeleton(match["words"], context)))
