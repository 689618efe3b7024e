# SPDX-License-Identifier: MIT
"""Findings: what is wrong with a report and where, as values."""
