# SPDX-License-Identifier: MIT
"""Writers of reports and findings."""
