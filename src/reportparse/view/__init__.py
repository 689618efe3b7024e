# SPDX-License-Identifier: MIT
"""Reports -> one HTML page on which people see where each figure came from.

`panels` says what is to be shown of a
report, `years` what is shown of several years side by side, `page` makes the page of it.
"""

from __future__ import annotations

from .page import page

__all__ = ["page"]
