# SPDX-License-Identifier: MIT
"""Clauses with a number -> the figure of the form that each of them states, if it states one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Final

from ..text.patterns import late
from .clauses import NUMBER, read_clause
from .form_targets import (
    ACTS,
    APPLICANTS,
    DECISIONS,
    DOCUMENTS,
    OTHERS,
    OUTCOMES,
)
from .list_items import SUM, SUM_IF, SUM_IS
from .meanings import (
    ABOUT_APPLICATIONS,
    OTHER_MAIL,
    Clause,
    ClauseInContext,
    Meaning,
    on_disclosure,
    speaks_of_other_business,
)
from .parts_meant import CARRIED, applicant, ground, outcome, together
from .reviews_meant import COLUMNS_OF_RESULTS, result, review
from .scope import Context, is_narrowed, is_own, scope_of, speaks_of_applications

#: Units of applications, cases, documents and decisions.
_CASES = frozenset("件条宗起份个次项例部")
#: 依申请公开方面，本年度受理9件
_ON_REQUEST: Final = "(?:(?:政府信息)?依申请公开|(?:政府)?信息公开申请)"
_LED_BY_REQUEST = late(rf"(?:^|[。；;]){_ON_REQUEST}(?:政府信息)?(?:工作|办理|方面|情况)*[，,：:]$")
#: 依申请公开工作平稳。全年收到9件: the head of the paragraph is the subject.
_HEADED = late(
    rf"\W*(?:[一二三四五六七八九十0-9]+(?:\W+|是))?{_ON_REQUEST}"
    rf"(?:(?!{OTHER_MAIL.pattern}|[和与及])[^。；0-9]){{0,40}}。"
    r"[^，。；0-9]{0,12}(?:收到?|受理)了?[0-9０-９]"
)
#: After a bare number received: it is of such, if only in part (均为群众来信, 其中咨询3件).
_OF_OTHER_MAIL = late(
    r"[，：（](?:其中|包括|含|(?:[均都皆多]|全部?|主要)(?:[为是系]|属于?)?)[^，。；0-9０-９]{0,4}"
    rf"(?:{OTHER_MAIL.pattern})[类件]?(?:[0-9０-９，。；）]|$)"
)
#: 全年共有4件依申请公开事项
_HAD = late(rf"(?:共有?|[年我本]有){NUMBER}[^，。；]{{0,16}}(?:申请|事项|公开)件?$")
_PART, _REVIEWED, _DIGIT = late("其中|含|包括"), late("复议|诉讼"), late("[0-9０-９]")
_ANSWERED, _ABOUT = late(r"办结|答复(?!率)"), late("申请.*(?:涉及|集中[于在]).|涉及.+的.*申请")
#: Those of the year, before those of last year.
_NEW: Final = r"(?:(?:[本当今]年|20[0-9]{2}年)度?(?:新收)?|新收)[^，。；、）)办答]{0,10}[，、和及]"
#: Words after a count of all applications received, those of last year among them, not added.
_WITH_CARRIED = late(
    rf"[，,（(]?(?:(?:其中|含|包括|包含)[，,：:]?(?:{_NEW})?|(?<=[（(]){_NEW})"
    r"(?:含|包括)?(?:上一?年度?|去年|20[0-9]{2}年度?)[^，。；、]{0,4}(?:结转|转入|遗留|延续)"
    rf"(?![^，。；、）0-9]{{0,4}}[0-9]+[件宗起]，?(?:{SUM}{SUM_IS}|{SUM_IF})[0-9])",
    has="转遗延",
)
#: Words after which those worked on are not all done: 处理9件（含上年结转2件），…2件结转下年.
_SOME_LEFT = late(r"(?:结转|转[入至到]|[顺延]延[至到])[^，。；0-9]{0,4}[下次]")
#: Words after answers counted in parts: those in time and those after an extension, …
_SPLIT = late(
    r"延期|不含|不包括|不予|另有(?![^，。；]{0,30}(?:结转|[转延][入至到]|在办|办理))|(?<!下年)(?<!一年)(?<!年度)(?:办结|答复|回复)(?![^，。；0-9]{0,3}率)[^，。；]{0,6}[0-9０-９]|结转(?![至到入]?(?:下|20))[^，。；]{0,12}(?:办结|答复)"
)
_PARTS_FOLLOW = late(r"其中|予以公开|同意公开|(?<![不动])公开(?=[0-9０-９])")
#: A lead that is itself a number that was read: 在无法提供的204件申请中，…
_OF_STATED = late(r"(?:在|从|对)(?=[^，；。]*[0-9０-９])[^，；。]{1,30}[中里]，$")
#: Applications received by others: 市本级新收168件，上年结转9件.
_OTHERS_RECEIVED = late(r"(?:收到?|受理|申请)[^，。；、]{0,16}[0-9０-９]\s*件")
#: Words after a count that is not of all applications received.
_REDUCED = late(
    r"撤回|合并|计入统计"
    # 共受理59件，结转上年后新收到47件
    r"|^[，,；](?!其中|含|包括)[^，。；0-9]{0,8}新收到?[^，。；0-9]{0,16}[0-9]"
    # 全市收到1231件，市本级新收146件: the agency's own number follows.
    r"|^[^，,。；]{0,4}[，,；](?!其中)[^，,。；]{0,6}(?:本机关|本级)[^，,。；]{0,10}(?:新收|收到|受理)"
)
_DECIDED = late(r"决定|[作做]出|实施行政(?:处罚|强制)")
#: A row of section two, or reviews, which the next clause does not name again.
_LED_BY_ROW = late(
    r"(?:^|(?<=[。；;，,]))(行政(?:许可|处罚|强制|事业性收费|复议|诉讼))(?:工作)?(?:方面|情况)[，,：:]$"
)
_LONGEST_ROW: Final = 16
#: Words for all decisions of the year, where nothing is said of those that were published.
_ALL_DECISIONS = late(r"全[年市县区镇乡州省]|[本今]年|年内|[共合总累]计?|办理|实施")
#: Counted as news on a site, or as powers: 发布…，其中行政处罚决定1条; 行政强制事项3件.
_NEWS, _POWERS = late(r"公[开示布]|发布|归集|上[传报]|其中"), late(rf"事项{NUMBER}$")
_PUBLISHED = late(r"公[开示布]|发布|归集|上[传报]|录入|信息|数据|抽[查取]|其中")
#: Fees that are due, or given back.
_NOT_RECEIVED = late("[应退免缓欠拟]")
#: 失效2件、废止4件: neither number is plainly of all that are no longer in force.
_BOTH_ENDED = late(
    r"失效[^，。；0-9#、]{0,8}[0-9#][^。]{0,12}废止[^，。；0-9#、]{0,8}[0-9#]"
    r"|废止[^，。；0-9#、]{0,8}[0-9#][^。]{0,12}失效[^，。；0-9#、]{0,8}[0-9#]"
)
#: Documents of other years, or of others, may be among these.
_SORTED_OUT = late(r"清理|失效|历年|累计|梳理")
_OF_YEARS, _THIS_YEAR = late(r"失效|历年|累计|梳理|以来"), late(r"[今本]年|20[0-9]{2}年")
_OF_THE_YEAR = late(r"[全本今当]年|年内|20[0-9]{2}年|新(?:制|印|出)")
#: Outcomes after a number of answers, with which it can be of nothing but applications.
_OUTCOME_NEXT = late(
    r"[，,：:（(。]?(?:其中|含)?[，,：:]?(?:"
    + "|".join(chain(*OUTCOMES.values()))
    + r")[^，。；]{0,4}[0-9０-９]"
)


def meaning_of(clause: Clause, context: Context) -> Meaning | None:
    """The figures that *clause* states; None if none."""
    if clause.unit[0] not in _CASES and clause.unit != "元":
        return None
    before = clause.before
    if clause.stated and clause.stated[-1] is not None:
        before = _OF_STATED.sub("", before)
    scope = scope_of(clause.words, before, context)
    reading = read_clause(scope.words, "counted")
    row = max(0, len(clause.before) - _LONGEST_ROW)
    if reading is None and (led := _LED_BY_ROW.search(clause.before, row)):
        # 行政许可方面，全年作出决定9件
        words, before = f"{led[1]}{clause.words}", clause.before[: led.start()]
        return meaning_of(clause._replace(words=words, before=before), context)
    if reading is None or (clause.unit == "元") != (reading.rule == "fees"):
        return None
    group = reading.names[0][0] if reading.names else reading.rule
    said = ClauseInContext(reading, clause, scope, context)
    found = _MEANT.get(group, _total)(said)
    last = clause.stated[-1] if clause.stated else None
    goes_on = last is not None and last.is_last_year and not _THIS_YEAR.search(clause.words)
    if goes_on and clause.totals[-2:-1] == [last.kind if last else None]:
        goes_on = False  # 新收363件，较上年同期的401件减少9.5%；办结…
    if found is None or (scope.year == context.year and not goes_on):
        return found
    return found._replace(is_last_year=True)


def _total(said: ClauseInContext) -> Meaning | None:
    """Applications received, answered, handled or carried over."""
    kind, clause, context = said.reading.rule, said.clause, said.context
    if clause.stated and clause.subset:
        return None  # 商业企业新提交申请41件，…办结40件
    if kind == "received" and not {"REQUEST", "BARE"} & said.reading.words.keys():
        return _bare_received(said)
    goes_on = kind != "received" and clause.last_total is not None
    if not is_own(said.scope, context) or (not goes_on and is_narrowed(said.scope, context)):
        return None
    if _is_counted_in_parts(said):
        return None
    is_meant = said.reading.names_application or _is_beside_applications(said)
    if not is_meant and kind == "answered":
        is_meant = _are_answers(said)
    elif not is_meant:
        is_of_reviews = "REQUEST" not in said.reading.words and _REVIEWED.search(clause.before)
        is_meant = on_disclosure(said.reading, context) and None not in clause.totals
        is_meant &= not is_of_reviews  # 做好复议、诉讼案件的应诉工作，全年办理15件
    if not is_meant and kind in CARRIED:
        # 商业企业申请41件，…，3件转入下一年度
        is_of_others = any(":" in kind for kind in clause.kinds)
        is_of_others |= bool(OTHER_MAIL.search(clause.words))
        if not any(clause.stated):  # 投诉30件，办结28件，其余2件正在办理
            is_unknown = bool(clause.stated) and "申请" not in clause.before + clause.words
            is_of_others |= is_unknown or bool(_OTHERS_RECEIVED.search(clause.before))
        is_meant = not is_of_others and not speaks_of_other_business(context.business)
    is_all = kind == "received" or (kind == "handled" and _SOME_LEFT.search(clause.after))
    if is_all and _WITH_CARRIED.match(clause.after):
        kind = "incoming"
    is_new = kind == "received" and said.reading.is_new
    # 收到依申请公开信息9条: one application may be for several
    is_firm = clause.unit != "条" or not said.reading.words.get("BARE", "").endswith("信息")
    return Meaning(kind, is_firm, is_new=is_new) if is_meant else None


def _bare_received(said: ClauseInContext) -> Meaning | None:
    """A number received, with no word for applications."""
    clause = said.clause
    last = clause.stated[-1] if clause.stated else None
    is_of_before = said.scope.year != said.context.year and clause.totals[-1:] == ["received"]
    if last and (last.is_last_year or is_of_before):  # 2022年收到申请45件，2023年收到51件
        return Meaning(last.kind, last.is_firm, is_new=said.reading.is_new)
    if clause.totals[-2:] == ["answered", "carried_in"] and _PART.search(clause.before):
        return None  # 办结125件，其中上年结转2件，本年新收123件
    is_first = not clause.stated and not clause.follows
    heads = (said.context.paragraph, f"{said.context.heading}。{said.context.paragraph}")
    has_lead = is_first and not clause.before and any(map(_HEADED.match, heads))
    has_lead |= not clause.stated and bool(_LED_BY_REQUEST.search(clause.before))
    has_lead |= is_first and _is_of_heading(said.context)
    is_led = has_lead or _is_new(said) or (said.reading.is_new and clause.is_on_applications)
    # 收到9件咨询; 收到9件，均为咨询
    is_bare = clause.words.rstrip("中里").endswith(NUMBER) and not _OF_OTHER_MAIL.match(
        clause.after
    )
    if not is_led or not is_bare or not is_own(said.scope, said.context):
        return None
    if _WITH_CARRIED.match(clause.after):
        return Meaning("incoming")
    return Meaning("received", is_new=said.reading.is_new)


def _is_of_heading(context: Context) -> bool:
    """True if a paragraph below a heading on applications speaks of nothing else that comes in."""
    if not speaks_of_applications(context.heading) or any(map(context.heading.count, "、和与及")):
        return False
    return not (OTHER_MAIL.search(context.paragraph) or speaks_of_other_business(context.paragraph))


def _is_beside_applications(said: ClauseInContext) -> bool:
    """True if the numbers before it are of applications, so that it goes on with them."""
    clause = said.clause
    if clause.is_on_applications or clause.last_total in ABOUT_APPLICATIONS:
        return True
    return said.reading.rule != "received" and None not in clause.stated and clause.goes_on


def _are_answers(said: ClauseInContext) -> bool:
    """True if a number of answers is of those to applications, by what is around it."""
    clause, context = said.clause, said.context
    if context.kind == "applications" and not clause.stated:
        return True
    if speaks_of_applications(context.heading) and not clause.stated:
        return not any(map(speaks_of_other_business, (context.heading, context.business)))
    if None not in clause.stated and clause.unit in "件宗" and _OUTCOME_NEXT.match(clause.after):
        return not speaks_of_other_business(context.business)
    return "REQUEST" in said.reading.words and on_disclosure(said.reading, context)


def _is_new(said: ClauseInContext) -> bool:
    """True if 新收, which is a word of the form, counts applications: 申请有所增加，新收12件."""
    if not said.reading.is_new or said.clause.stated:
        return False
    is_other = speaks_of_other_business(said.context.business)
    is_other = is_other or is_narrowed(said.scope, said.context)
    is_beside = "申请" in said.context.paragraph or speaks_of_applications(said.context.heading)
    return said.clause.unit in "件宗" and is_beside and not is_other


def _is_counted_in_parts(said: ClauseInContext) -> bool:
    """True if the number is one of several that count one thing, or an item in a list."""
    clause, kind = said.clause, said.reading.rule
    if kind == "handled" and not {"HANDLED", "LINK"} & said.reading.words.keys():
        return bool(said.reading.open_words) or not _HAD.search(clause.words)
    if kind == "answered":
        if clause.words.endswith(("中", "里")):  # 答复的118件申请中，…
            return False
        if said.reading.words.get("LINK", "中") not in "中里":  # 其余12件已答复
            return clause.totals != ["carried_out"]  # 除2件结转下年度外，其余23件均已办结
        beside = _PARTS_FOLLOW.split(clause.after, maxsplit=1)[0]
        first = _DIGIT.search(clause.before) if clause.stated else None
        is_beside = bool(first and _ANSWERED.search(clause.before, first.end()))
        return is_beside or bool(_SPLIT.search(beside))
    if kind == "received" and (_REDUCED.search(clause.after) or _ABOUT.search(clause.words)):
        return True
    is_noun = next(iter(said.reading.words)) == "REQUEST"
    return is_noun and (None in clause.totals or clause.unit not in "件宗起")


def _decision(said: ClauseInContext) -> Meaning | None:
    """Decisions of section two; without a word for deciding, other counts may be meant."""
    if not said.is_own():
        return None
    last = said.clause.stated[-1] if said.clause.stated else None
    goes_on = last is not None and last.is_firm and last.kind in DECISIONS
    words = said.clause.words
    is_asked_for = not said.reading.words.keys().isdisjoint(("RECEIVED", "REQUEST"))
    is_whole = _ALL_DECISIONS.search(words) and not _PUBLISHED.search(said.clause.before + words)
    is_firm = goes_on or bool(_DECIDED.search(words) or (is_whole and not is_asked_for))
    is_news = said.clause.unit in "条篇" and _NEWS.search(said.clause.before + words)
    if is_news or (said.clause.unit == "项" and not is_firm):
        return None  # 权责事项396项，其中行政许可177项
    if _POWERS.search(words) and not (is_whole or _DECIDED.search(words)):
        return None
    kind = together(said, DECISIONS)
    return Meaning(kind, is_firm) if kind else None


def _document(said: ClauseInContext) -> Meaning | None:
    """Documents issued, repealed and in force; those of a list go on with its documents."""
    clause = said.clause
    document = said.reading.document
    last = clause.stated[-1] if clause.stated else None
    row, _, last_act = last.kind.partition(".") if last else ("", "", "")
    if document is None and row in DOCUMENTS:
        document = row
    if document is None and None not in clause.stated:
        named = [
            key for key, name in DOCUMENTS.items() if re.search(rf"(?<!部门){name}", clause.before)
        ]
        document = named[0] if len(named) == 1 else None
    scope = said.scope
    act = said.reading.act or (None if said.reading.open_words else last_act)
    if said.reading.open_words and said.reading.words.get("ACT") == "新增":
        return None  # 规范性文件解读栏目新增4个
    if act == "in_force":  # whatever was issued before
        scope = scope._replace(before=scope.before.replace("历年", ""))
    if act == "in_force" and said.scope.lead.endswith("年初"):
        return None
    if act == "repealed" and _BOTH_ENDED.search(f"{clause.before}{clause.words}{clause.after}"):
        return None
    if document is None or act not in ACTS or not is_own(scope, said.context):
        return None
    is_part = "LINK" in said.reading.words or clause.before.endswith("（")
    if is_part and last and last.kind == f"{document}.{act}":
        return None  # 制发13件（含新制定9件、修改4件）
    around = f"{clause.before}{clause.words}{clause.after}"
    is_sorted_out = act != "in_force" and bool(_SORTED_OUT.search(around))
    is_said = said.reading.document and said.reading.act and not _OF_YEARS.search(around)
    # 清理后废止规章1件、规范性文件19件
    goes_on = last is not None and last.is_firm and last_act == act and not _OF_YEARS.search(around)
    is_said = is_said or goes_on or _OF_THE_YEAR.search(clause.words) is not None
    return Meaning(f"{document}.{act}", not said.is_led() and bool(is_said or not is_sorted_out))


def _fees(said: ClauseInContext) -> Meaning | None:
    # 行政事业性收费清单动态更新，全年收费12万元
    is_named = said.reading.words["FEES"] != "收费" or "收费金额" in said.clause.words
    is_led = not said.reading.open_words and "行政事业性收费" in said.clause.before
    if _NOT_RECEIVED.search(said.reading.open_words):
        return None
    return Meaning("fees") if said.is_own() and (is_named or is_led) else None


def _rest(said: ClauseInContext) -> Meaning | None:
    """其他 at the end of a list of results, or of the other ways of processing."""
    last = said.clause.stated[-1] if said.clause.stated else None
    row, _, column = last.kind.partition(":") if last else ("", "", "")
    if last is None or not is_own(said.scope, said.context):
        return None
    if column in APPLICANTS:
        named = {stated and stated.kind for stated in said.clause.stated}
        every = {f"{row}:{kind}" for kind in APPLICANTS if kind not in ("organisations", OTHERS)}
        return last._replace(kind=f"{row}:{OTHERS}") if every <= named else None
    if column in COLUMNS_OF_RESULTS:
        return last._replace(kind=f"{row}:rest")
    return last._replace(kind="other.other") if row.startswith("other.") else None


_MEANT: Final[Mapping[str, Callable[[ClauseInContext], Meaning | None]]] = {
    "review": review,
    "outcome": outcome,
    "ground": ground,
    "applicant": applicant,
    "result": result,
    "decision": _decision,
    "document": _document,
    "fees": _fees,
    "rest": _rest,
}
