# SPDX-License-Identifier: MIT
"""Text -> lossless tree of sections, paragraphs and tables."""
