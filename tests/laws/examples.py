# SPDX-License-Identifier: MIT
"""The number of examples that a law draws."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings


def some(count: int) -> settings:
    """*count* examples; with `make laws`, as many more as its profile draws than others.

    A failing example is shown as it is found: to shrink two hundred figures takes minutes.
    """
    return settings(
        max_examples=max(1, count * settings().max_examples // 100),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
