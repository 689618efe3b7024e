# SPDX-License-Identifier: MIT
"""Engines that parse batches beyond the processes of one machine: Ray and Spark.

An engine has one method, `parse`, which makes of each batch what `reportparse.dataset.parse_batch`
makes of it, in the order of the batches. Starting, ending, retrying and moving data are the
engine's own matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..batch import Options
    from ..updating import Engine


@contextmanager
def engine_named(name: str, options: Options) -> Iterator[Engine | None]:
    """The engine *name* (`ray`, `spark`), started, and ended afterwards; None for `local`."""
    if name == "ray":
        from .ray import RayEngine

        with RayEngine.started(options) as engine:
            yield engine
    elif name == "spark":
        from .spark import SparkEngine

        with SparkEngine.started(options) as spark:
            yield spark
    else:
        yield None
