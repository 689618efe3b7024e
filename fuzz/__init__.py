# SPDX-License-Identifier: MIT
"""Inputs nobody thought of; see `run`."""
