"""From a fresh checkout to a running program. What `start` needs is the standard library: nothing is installed yet."""
