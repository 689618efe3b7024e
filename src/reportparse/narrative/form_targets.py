# SPDX-License-Identifier: MIT
"""The figures of the forms that prose may state, and the words by which prose names them.

Both come from the forms' declarations. The NAME of `clause_words` comes from `NAMES`; what a
clause states is a key of `CLAIMS`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from ..forms.claims import Claim, Paths
from ..forms.declaring import prose_names
from ..forms.disclosure import ORGANISATIONS
from ..forms.flattening import Figure
from ..forms.registry import BUILT_IN
from ..text.numerals import YUAN
from ..text.patterns import late

_Names = Mapping[str, tuple[str, ...]]


def _names(table: str, *roles: str, depth: int) -> _Names:
    """The names in prose of the fields of a *table* that have one of the *roles*, by their keys.

    The key of a column is its field alone, that of a row its path of *depth* in the table.
    """
    return {
        path.rpartition(".")[2] if roles == ("figure",) else path: names
        for form in BUILT_IN
        for printed in form.tables
        for role, path, names in prose_names(printed.model)
        if printed.name == table and role in roles and path.count(".") + 1 == depth
    }


#: 三、本年度办理结果: the rows and groups of section three, and the grounds within them.
OUTCOMES: Final = _names("applications", "row", "rows", depth=1)
GROUNDS: Final = _names("applications", "row", depth=2)
_COLUMNS_OF_APPLICANTS: Final = _names("applications", "figure", depth=2)
#: The last column of the applicants.
OTHERS: Final = [*_COLUMNS_OF_APPLICANTS][-1]
#: Who applied: the columns of section three.
APPLICANTS: Final[_Names] = {**_COLUMNS_OF_APPLICANTS, "organisations": ORGANISATIONS}
#: How reviews ended: the columns of section four.
RESULTS: Final = _names("reviews", "figure", depth=2)
#: Acts on documents: the columns of section two, each with the characters of words for it.
ACTS: Final = _names("proactive", "figure", depth=2)
_ROWS_OF_SECTION_TWO: Final = _names("proactive", "row", depth=1)

#: For each kind of clause what it states, form by form: the first whose figures the report has.
CLAIMS: Final[Mapping[str, tuple[Claim, ...]]] = {
    kind: tuple(dict.fromkeys(form.claims[kind] for form in BUILT_IN if kind in form.claims))
    for kind in chain.from_iterable(form.claims for form in BUILT_IN)
}
DOCUMENTS: Final = {
    row: names[0]
    for row, names in _ROWS_OF_SECTION_TWO.items()
    if any(f"{row}.{act}" in CLAIMS for act in ACTS)
}
#: Decisions of section two, by the table's rows.
DECISIONS: Final[_Names] = {
    row: names for row, names in _ROWS_OF_SECTION_TWO.items() if row not in DOCUMENTS
}

_GROUPS: Final[Mapping[str, _Names]] = {
    "outcome": OUTCOMES,
    "ground": GROUNDS,
    "applicant": APPLICANTS,
    "result": RESULTS,
    "decision": DECISIONS,
    "rest": {"rest": ("其他", "其它")},
}
#: By each word the group of the figure that it names, and its key in the group.
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    word: (group, key)
    for group, keys in _GROUPS.items()
    for key, words in keys.items()
    for word in words
}
#: Words that are names right before a number only; 公开 alone may count those granted in part, too.
NAMES_AT_NUMBERS: Final[Mapping[str, tuple[str, str]]] = {
    "可以公开": ("outcome", "granted"),
    "公开": ("outcome", "disclosed"),
    "审结": ("result", "concluded"),
    "公民": ("applicant", "natural_person"),
}
#: 全部或部分公开: words that are names before 部分公开 only.
NAMES_BEFORE_PARTIAL: Final[Mapping[str, tuple[str, str]]] = {
    "全部公开": ("outcome", "granted"),
    "全部": ("outcome", "granted"),
}
#: The last characters of those within which there is no other: no name is without them.
_ENDS: Final = {word[-4:] for word in NAMES if not any(name in word[:-1] for name in NAMES)}
#: As a pattern that tries each first character once.
ENDS_OF_NAMES: Final = "|".join(
    f"{first}(?:{'|'.join(end[1:] for end in ends)})"
    for first, ends in groupby(sorted(_ENDS), key=itemgetter(0))
)
_NAME: Final = late(ENDS_OF_NAMES)

#: Columns that are several others together, and each sum of them that may be meant.
_SEVERAL: Final[Mapping[str, tuple[Paths, ...]]] = {
    "organisations": (tuple(_COLUMNS_OF_APPLICANTS)[1:],),
    # Those that are still open may be among the others.
    "rest": (("other",), ("other", "pending")),
    "concluded": (("upheld", "corrected", "other"),),
}


def names_figure(words: str) -> bool:
    """True if *words* name a figure of the form."""
    return bool(_NAME.search(words))


def claim_on(kind: str | None, figures: Collection[str]) -> Claim | None:
    """The figures that a clause of *kind* states of a report with *figures*; None if none.

    Args:
        kind: A key of `CLAIMS`; after `:` the column meant, instead of the totals. Several with `+`
            between them for the sum of their first figures, with `|` if either may be meant.
        figures: The paths of the report's figures.
    """
    if kind and "|" in kind:
        either = [claim_on(part, figures) for part in kind.split("|")]
        known = [claim for claim in either if claim is not None]
        sums = tuple(sum_ for claim in known for sum_ in claim.sums)
        if len(known) < len(either):
            return None
        return known[0]._replace(sums=sums, either=tuple(known))
    if kind and "+" in kind:
        return _together([claim_on(part, figures) for part in kind.split("+")])
    for claim, paths in _claims(kind or ""):
        if all(path in figures for path in paths):
            return claim
    return None


@lru_cache(maxsize=1 << 8)
def _claims(kind: str) -> list[tuple[Claim, Collection[str]]]:
    """The claims that a clause of *kind* may make, form by form, each with its figures."""
    row, _, column = kind.partition(":")
    columns = _SEVERAL.get(column, ((column,),))
    label = RESULTS[column][0] if column in RESULTS else None
    claims = CLAIMS.get(row, ())
    if column:
        claims = tuple(whole.in_columns(columns, label) for whole in claims)
    return [(claim, claim.paths) for claim in claims]


def _together(claims: Sequence[Claim | None]) -> Claim | None:
    """The sum of *claims*; None if one of them is not there."""
    known = [claim for claim in claims if claim is not None]
    if len(known) < len(claims):
        return None
    paths = tuple(path for claim in known for path in claim.sums[0])
    return Claim(known[0].path.partition(".")[0], (paths,))


def total_of(figures: Mapping[str, Figure], paths: Sequence[str]) -> int | Decimal | None:
    """The sum of the figures at *paths*, amounts in 元; None if one is missing."""
    total: int | Decimal = 0
    for path in paths:
        value = figures[path.lstrip("-")]
        if path.endswith(".amount"):
            scale = YUAN.get(str(figures.get(f"{path}_unit")))
            value = value * scale if isinstance(value, Decimal) and scale else None
        if not isinstance(value, int | Decimal):
            return None
        total += -value if path.startswith("-") else value
    return total
