# SPDX-License-Identifier: MIT
"""How much a server takes on."""

from __future__ import annotations

from attrs import field, frozen

from ..support.processes import processors


@frozen(kw_only=True)
class ServerLimits:
    """Limits beyond which a request is refused.

    Attributes:
        size: Bytes of a request: the files in it and what is around them.
        files: Reports in a request.
        sending: Seconds in which a request must have come.
        seconds: Seconds in which it must be done, waiting for a process included.
        memory: Bytes that a process may take, where the system can bound them.
        processes: How many requests are worked on at once.
        at_once: How many are in progress at once, including those still arriving and those waiting;
            further ones are asked to try again later.
    """

    size: int = 16 << 20
    files: int = 100
    sending: float = 30
    seconds: float = 60
    memory: int = 2 << 30
    processes: int = field(factory=processors)
    at_once: int = field()

    @at_once.default
    def _some_that_wait(self) -> int:
        return 4 * self.processes
