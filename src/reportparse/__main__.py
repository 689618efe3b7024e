# SPDX-License-Identifier: MIT
"""`python -m reportparse`."""

from .cli import main

if __name__ == "__main__":
    main()
