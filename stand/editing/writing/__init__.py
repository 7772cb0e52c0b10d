"""A text while one writes it: its paragraphs, marks, links and references. Pure functions."""
