"""All rules, in the order in which they are told."""

from stand.audit.rules import of_file, of_structure

RULES = (*of_structure.RULES, *of_file.RULES)
