"""Imported by the process from which editions are made side by side: all they have in common."""

import gc

import pyphen

import stand.audit.statement
import stand.build
import stand.finish.finish
import stand.render.book
from stand.collecting import collect_seldom
from stand.numbers.reading_pattern import quantity

__all__ = ["stand"]

collect_seldom()
quantity()
pyphen.Pyphen(lang="nl")  # reads the words that are not divided by rule
gc.freeze()  # what is shared stays shared: nothing looks through it again
