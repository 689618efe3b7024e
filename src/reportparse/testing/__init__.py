# SPDX-License-Identifier: MIT
"""Help for test suites.

`layouts` prints a report as extractors leave it behind; `strategies` are Hypothesis
strategies for reports and for texts that look like some, and need Hypothesis, which the
package itself does not depend on.
"""
