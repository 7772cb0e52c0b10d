"""A file as formatted text: pieces for every terminal, from data that may be unfinished."""
