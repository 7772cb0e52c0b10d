"""The addresses by which pages fetch what they show; what serves them is :mod:`.resources`."""

SCHEME = "stand:"
