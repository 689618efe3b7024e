# SPDX-License-Identifier: MIT
"""What a report is written out as."""
