# SPDX-License-Identifier: MIT
"""True if a report holds together: its sums, its years, its sections, its prose.

Rules are declarations (`rules.Rule`), each in the module of its matter: `arithmetic`, `years`,
`family`, `structure`, `plausibility`, `prose`. `registry` gathers them, `running` evaluates them
on a `subject` (sums by way of `sums`), `explaining` finds the one figure that is wrong. Published
figures are never changed; computed values are kept apart, in `results`.
"""
