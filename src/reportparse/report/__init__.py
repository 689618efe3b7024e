# SPDX-License-Identifier: MIT
"""The report: its classes, the facts about it, and how it is built from a document."""
