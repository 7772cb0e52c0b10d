"""The figure bank: its indicators, and the values that each edition published."""
