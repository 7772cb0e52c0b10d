"""Makes the yearly *Stand van de uitvoering* of a Dutch executive agency."""

__version__ = "0.1.0"
