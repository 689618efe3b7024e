# SPDX-License-Identifier: MIT
"""Text, numbers and grids, character by character, with their places in a file."""
