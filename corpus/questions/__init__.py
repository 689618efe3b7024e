# SPDX-License-Identifier: MIT
"""Questions about the reports, and texts that state their figures."""
