# SPDX-License-Identifier: MIT
"""The version of the package, in a module of its own that every folder may import."""

__version__ = "0.2.0"
