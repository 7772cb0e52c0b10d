"""Amounts that pass from one stage to the next."""
