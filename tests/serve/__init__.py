"""Tests of the server. They look at processes and memory, which only Linux shows in this way."""
