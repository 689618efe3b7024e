# SPDX-License-Identifier: MIT
"""Files as government sites and offices make them, from canonical text; no reader is used."""
