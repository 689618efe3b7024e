# SPDX-License-Identifier: MIT
"""Any text against reports: which of its quantities they print, and which they contradict."""
