"""Imported by a process of which copies make pages: the heavy modules that all of them need."""

import gc

import pandas
import pyphen

import stand.audit.statement
import stand.finish.finish
import stand.render.composing
from stand.collecting import collect_seldom
from stand.numbers.reading_pattern import quantity

__all__ = ["pandas", "stand"]

collect_seldom()
quantity()
pyphen.Pyphen(lang="nl")  # reads the words that are not divided by rule
gc.freeze()  # what is shared stays shared: nothing looks through it again
