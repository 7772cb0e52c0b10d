"""YAML files in strange but valid styles, each with one edit and the lines that it changes."""
