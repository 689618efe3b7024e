"""What the tests here look at, processes and their memory, Linux alone tells in this way."""
