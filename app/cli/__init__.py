"""The command line: the same work without a window. Messages go to stderr, data to stdout; nothing here loads Qt."""
