# SPDX-License-Identifier: MIT
"""`python -m docs.making`."""

from docs.making import main

if __name__ == "__main__":
    main()
