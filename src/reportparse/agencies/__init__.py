# SPDX-License-Identifier: MIT
"""Agencies: names, registers, and the reports of each over the years."""
