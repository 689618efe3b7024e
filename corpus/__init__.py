# SPDX-License-Identifier: MIT
"""Reports, pages and texts for tests, with what is expected of them."""
