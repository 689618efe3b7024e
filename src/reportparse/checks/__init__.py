# SPDX-License-Identifier: MIT
"""Checks of reports: their sums, years and sections, and their prose against their tables.

A rule is a declaration (`rules.Rule`) in the module of its matter. `known_rules` gathers them,
`running` evaluates them on one report, `groups` on several; `misprints` finds the one figure that
explains sums that fail. Published figures are never changed; computed values are kept apart, in
`results`.
"""
