# SPDX-License-Identifier: MIT
"""The forms: what their tables mean, and how any of them is read."""
