"""Edits in place of YAML text: what did not change keeps its bytes."""
