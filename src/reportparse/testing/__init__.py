# SPDX-License-Identifier: MIT
"""Help for test suites.

`promises` checks what this package promises of any text; `strategies` are Hypothesis strategies for
reports and for texts that look like reports. They need `reportparse[testing]`.
"""
