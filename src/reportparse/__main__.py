# SPDX-License-Identifier: MIT
"""`python -m reportparse`."""

from reportparse.cli import (
    main,  # by its full name: processes of the server run this file by its path
)

if __name__ == "__main__":
    main()
