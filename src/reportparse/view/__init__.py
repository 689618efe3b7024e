# SPDX-License-Identifier: MIT
"""Reports -> one HTML page on which people see where each figure came from.

`panels` says what is to be shown of a report, `year_columns` what is shown of several years side
by side, `page` makes the page of it; `site` makes a page for each agency, and an index.
"""

from __future__ import annotations

from .page import page
from .site import site

__all__ = ["page", "site"]
