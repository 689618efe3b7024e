# SPDX-License-Identifier: MIT
"""What is read, character by character: text, numbers, grids, and their places in a file."""
