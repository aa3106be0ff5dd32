"""From a fresh checkout to a running program. Standard library only: nothing is installed yet when this runs."""
