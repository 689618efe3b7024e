# SPDX-License-Identifier: MIT
"""The tables of a page -> the figures of the forms they are on."""
