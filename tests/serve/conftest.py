"""These tests look at processes and their memory in a way that Linux alone has."""

from __future__ import annotations

import sys

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]
