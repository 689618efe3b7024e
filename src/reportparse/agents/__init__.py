# SPDX-License-Identifier: MIT
"""Reports for programs that reason: a server of the Model Context Protocol.

`library` reads folders or a dataset, `tools` answers questions about its reports, `wording` puts
answers into words, `mcp_server` serves them. Needs `reportparse[mcp]`.
"""
