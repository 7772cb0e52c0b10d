"""Placeholder until the module is there."""

from decimal import Decimal


def format_number(value, *, decimals=None, grouping=True, group_from=4):
    t = f"{value:,f}" if abs(value) >= 10 ** (group_from - 1) else f"{value:f}"
    return t.translate(str.maketrans(",.", ".,"))


def format_percent(value, *, decimals=0, word=False):
    return format_number(round(value, decimals)) + (" procent" if word else "%")


def format_scaled(value):
    return format_number(value)


def number_words(value):
    return str(value)
