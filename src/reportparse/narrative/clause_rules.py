# SPDX-License-Identifier: MIT
"""The clauses of prose that state, or deny, a figure of the form, as patterns of their words.

全年共收到政府信息公开申请#        counted     received
上年结转#                          counted     carried_in
其中予以公开#                      counted     named
未收到政府信息公开申请             denied      received
均已全部办结                       completed   carried_out
占办结总数的#                      compared    share
同比增长#                          compared    growth
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, Literal

from .clause_words import WORDS

#: Kinds of clauses.
Form = Literal["counted", "denied", "completed", "compared", "yearly", "lead"]

#: Parts of rules. `figures` is what is compared, as far as the clause names it.
_PARTS: Final[Mapping[str, str]] = {
    "all": "(RECEIVED | REQUEST | HANDLED | NUMBER | AND | CARRIED_IN)*",
    "joining": "(LINK | AND | FROM | SHARE)",
    "lead": "joining*",
    "names": "NAME ((AND | LINK | REQUEST)? NAME)*",
    "carried_in": "(REQUEST AND)? lead CARRIED_IN",
    "tail": "(REQUEST | BARE | ANSWERED | HANDLED)*",
    "other": "(RECEIVED | REQUEST | BARE | ANSWERED | HANDLED | NOT | WAY | REST)",
    "rest": "(other | LINK | AND)*",
    "figures": "(LINK | REQUEST | RECEIVED | ANSWERED | HANDLED | REVIEW | DISCLOSURE | NAME | ACT"
    " | DOCUMENT | FEES | AND)*",
}

#: A clause with a number of things.
_COUNTED: Final[Mapping[str, str]] = {
    "received": """
        RECEIVED (REQUEST | BARE) NUMBER rest
        | RECEIVED NUMBER REQUEST rest CARRIED_IN?
        | REQUEST RECEIVED NUMBER
        | REQUEST NUMBER
        | AND? RECEIVED NUMBER LINK?""",
    "answered": """
        ANSWERED NUMBER LINK?
        | ANSWERED NUMBER REQUEST rest
        | lead NUMBER REQUEST ANSWERED rest
        | lead NUMBER ANSWERED rest
        | ANSWERED (REQUEST | BARE) NUMBER
        | REQUEST ANSWERED NUMBER""",
    "handled": """
        HANDLED (REQUEST | BARE)? NUMBER
        | lead NUMBER REQUEST LINK
        | NUMBER REQUEST
        | RECEIVED AND? HANDLED (REQUEST | BARE) NUMBER
        | HANDLED NUMBER REQUEST
        | REQUEST HANDLED NUMBER""",
    "carried_in": "carried_in tail NUMBER tail (AND RECEIVED)? | lead NUMBER CARRIED_IN tail",
    "carried_out": """
        lead PENDING? CARRIED_OUT tail NUMBER tail
        | lead NUMBER REQUEST? (PENDING | HANDLED)? CARRIED_OUT rest
        | lead PENDING REQUEST? NUMBER
        | lead NUMBER PENDING rest
        | lead PENDING NUMBER REQUEST? CARRIED_OUT rest
        | RECEIVED NUMBER REQUEST PENDING rest
        | lead NUMBER REQUEST PENDING rest""",
    "carried": "lead CARRIED NUMBER",
    "incoming": """
        lead (CARRIED_IN | CARRIED) AND RECEIVED tail NUMBER
        | RECEIVED AND (CARRIED_IN | CARRIED) tail NUMBER
        | lead DUE tail NUMBER rest""",
    "review": """
        lead REVIEW NUMBER rest
        | lead ANSWERED REVIEW NUMBER
        | lead DISCLOSURE ANSWERED REVIEW NUMBER
        | REQUEST ANSWERED? REVIEW NUMBER
        | lead DISCLOSURE REVIEW NUMBER LINK?
        | (RECEIVED | HANDLED) (DISCLOSURE | REQUEST)? REVIEW NUMBER
        | lead DISCLOSURE NUMBER REVIEW
        | lead REVIEW DISCLOSURE REVIEW? NUMBER
        | lead NUMBER REVIEW LINK?
        | lead NUMBER DISCLOSURE REVIEW LINK?""",
    "named": """
        lead names tail NUMBER rest
        | lead NUMBER FROM? names (REQUEST | ANSWERED)?
        | lead NUMBER REQUEST names (ANSWERED | REQUEST)?
        | lead NUMBER DISCLOSURE? ANSWERED REVIEW? NAME
        | lead names tail NUMBER REQUEST? names (other rest)?
        | lead DISCLOSURE? REVIEW DISCLOSURE? NAME (DISCLOSURE | tail) NUMBER
        | lead DISCLOSURE? REVIEW LINK* NUMBER NAME
        | lead REVIEW NAME DISCLOSURE? REVIEW NUMBER
        | lead NUMBER DISCLOSURE? REVIEW NAME
        | (RECEIVED | ANSWERED | HANDLED | REQUEST) names tail NUMBER""",
    "document": """
        lead ACT NUMBER
        | lead ACT NUMBER DOCUMENT
        | lead ACT DOCUMENT NUMBER
        | lead DOCUMENT ACT NUMBER
        | lead DOCUMENT NUMBER
        | lead DOCUMENT? NUMBER ACT
        | lead NUMBER DOCUMENT (REST | ACT | AND)*""",
    "fees": """
        lead FEES NUMBER
        | lead FEES RECEIVED NUMBER
        | RECEIVED FEES NUMBER""",
}

#: A clause that says that there was nothing.
_DENIED: Final[Mapping[str, str]] = {
    "received": "NOT (RECEIVED (AND HANDLED)?)? DISCLOSURE? REQUEST",
    "carried_in": "NOT CARRIED_IN tail | CARRIED_IN NOT REQUEST? CARRIED tail",
    "carried_out": """
        REQUEST? NOT REQUEST? CARRIED_OUT tail
        | (REQUEST | HANDLED)* NOT (REQUEST? CARRIED tail | PENDING REQUEST)
        | (CARRIED_OUT tail | PENDING REQUEST | REQUEST PENDING) ZERO""",
    "review": """
        DISCLOSURE? NOT (RECEIVED | DISCLOSURE | REQUEST | ANSWERED | HANDLED)* REVIEW
            ((AND | NOT)* REVIEW)?
        | REQUEST NOT REVIEW
        | DISCLOSURE REVIEW ZERO""",
    "named": """
        NOT REVIEW NAME (AND REVIEW NAME)?
        | NOT RECEIVED? names (ANSWERED | REVIEW | REQUEST)?
        | DISCLOSURE? REVIEW LINK? NOT NAME
        | REVIEW? names ZERO""",
    "document": "NOT ACT (AND? NOT? ACT)* DOCUMENT (AND? DOCUMENT)?",
    "fees": "NOT RECEIVED? FEES",
}

#: A clause that says that all was concluded, granted or upheld.
_COMPLETED: Final[Mapping[str, str]] = {
    "carried_out": "all ANSWERED rest | all DONE_RATE NUMBER",
    "concluded": "all CONCLUDED | REVIEW CONCLUDED",
    "won": "(all | REVIEW) WON",
    "dismissed": "(all | REVIEW) DISMISSED",
    "named": "DISCLOSURE? REVIEW ANSWERED? NAME ANSWERED?"
    " | all FROM? NAME WAY? (REQUEST | ANSWERED)?",
}

#: A clause with a share, or with what has changed since last year.
_COMPARED: Final[Mapping[str, str]] = {
    "share": """
        figures (RATE | DONE_RATE) (LINK NAME)? NUMBER
        | figures NUMBER
        | figures NUMBER FROM? names tail
        | figures SHARE (ANSWERED | RECEIVED | REQUEST | REVIEW)* NUMBER""",
    "growth": "figures (SINCE | CHANGE) (SINCE | CHANGE | REQUEST | RECEIVED)* NUMBER",
    "times": "figures TIMES NUMBER",
}

#: A clause with last year's number, or with the one that is compared with it. `bare` is last
#: year's where the words before it say so: 上年为98件
_YEARLY: Final[Mapping[str, str]] = {
    "before": "figures FROM NUMBER BECOMES",
    "since": "BECOMES NUMBER",
    "against": "figures SINCE NUMBER (CHANGE | REST)*",
    "bare": "LINK? NUMBER",
}

#: A short clause before another one that does not narrow it down.
_LEAD: Final = {
    "lead": "(FROM | DISCLOSURE | REQUEST | RECEIVED | ANSWERED | HANDLED | REVIEW | NAME | LINK"
    " | AND)*"
}

_RULES: Final[Mapping[Form, Mapping[str, str]]] = {
    "counted": _COUNTED,
    "denied": _DENIED,
    "completed": _COMPLETED,
    "compared": _COMPARED,
    "yearly": _YEARLY,
    "lead": _LEAD,
}

#: Each word is one character of what the rules are matched with, so that they are quickly compiled.
_CHARACTERS: Final = {word: chr(0xC0 + index) for index, word in enumerate(WORDS)}
_NAME: Final = re.compile("[A-Za-z_]+")


def rule_of(form: Form, words: Iterable[str]) -> str | None:
    """The name of the rule that accepts a clause of *words* as a *form*; None without one."""
    match = _pattern(form).fullmatch("".join(_CHARACTERS[word] for word in words))
    return match and match.lastgroup


@cache
def _pattern(form: Form) -> re.Pattern[str]:
    """The rules of a *form* in one pattern, each a group by its name."""
    rules = (f"(?P<{name}>{_compiled(rule)})" for name, rule in _RULES[form].items())
    return re.compile("|".join(rules), re.VERBOSE)


def _compiled(rule: str) -> str:
    """*rule* with its parts in place of their names, and characters in place of words."""

    def part(match: re.Match[str]) -> str:
        name = match[0]
        return f"(?:{_compiled(_PARTS[name])})" if name in _PARTS else _CHARACTERS[name]

    return _NAME.sub(part, rule.replace("(", "(?:"))
