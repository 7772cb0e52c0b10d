"""Figures over the years, as lines or as columns."""
