# SPDX-License-Identifier: MIT
"""The documentation, and what makes pages of it from the code."""
