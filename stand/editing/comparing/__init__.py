"""Two states of a file: what is what in both, and what differs."""
