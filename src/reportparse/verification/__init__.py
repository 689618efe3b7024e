# SPDX-License-Identifier: MIT
"""Any text against reports: which of its quantities the reports print, and which they contradict."""
