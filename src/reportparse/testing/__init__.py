# SPDX-License-Identifier: MIT
"""Help for test suites.

`promises` holds any text against what this package promises of it; `layouts` prints a report as
extractors leave it behind; `strategies` are Hypothesis strategies for reports and for texts that
look like some. What they need beyond the package comes with `reportparse[testing]`.
"""
