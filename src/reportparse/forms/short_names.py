# SPDX-License-Identifier: MIT
"""Paths of figures -> short names that statistics programs accept as names of variables."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

#: Stata accepts 32 characters; four are left for what writers of its files add to name labels.
LONGEST: Final = 28
_DIGITS: Final = 6

#: Short forms of the parts of a path; an empty one is left out, any other part stays as it is.
_PARTS: Final = {
    "applications": "app",
    "proactive": "pro",
    "reviews": "rev",
    "statistics": "st",
    "value": "",
    "natural_person": "ind",
    "enterprise": "firm",
    "research": "res",
    "public_interest": "pub",
    "legal_service": "law",
    "other_org": "org",
    "denied": "den",
    "unavailable": "una",
    "unprocessed": "unp",
    "normative_documents": "normdocs",
    "disclosed_normative_documents": "disclosed_normdocs",
    "issued_normative_documents": "issued_normdocs",
    "safety_stability": "safety",
    "internal_affairs": "internal",
    "enforcement_file": "enforcement",
    "no_correction": "uncorrected",
    "reconsideration": "reconsid",
    "concluded_after_extension": "concluded_extended",
    "reconsideration_corrected": "reconsid_corrected",
    "administrative_query": "query",
    "prohibited_by_law": "by_law",
    "direct_litigation": "direct",
    "after_reconsideration": "after",
    "other_services": "services",
}


def short_name(path: str) -> str:
    """The name of the figure at *path*: its parts, some of them shortened, joined by `_`.

    It depends on the path alone, so that it never changes. What is still too long, on a form of
    another package, is cut and has the first digits of its digest at the end.
    """
    parts = (_PARTS.get(part, part) for part in path.split("."))
    name = "_".join(filter(None, parts))
    if len(name) <= LONGEST:
        return name
    digest = sha256(path.encode()).hexdigest()[:_DIGITS]
    return f"{name[: LONGEST - _DIGITS - 1]}_{digest}"
