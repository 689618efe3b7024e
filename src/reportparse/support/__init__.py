# SPDX-License-Identifier: MIT
"""Help that knows nothing of reports: files, processes, templates, fields."""
