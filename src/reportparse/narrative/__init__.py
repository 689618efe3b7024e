# SPDX-License-Identifier: MIT
"""The narrative of a report: which quantities it states, and of which figures they speak.

`quantities` finds numbers with their units, `claims` finds those that state a figure of the
tables and `stated` which figure; `statements` gives both sentence by sentence, `passages` their
places. `lists` finds numbers that are taken apart.
"""
