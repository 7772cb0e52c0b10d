"""How fast things are, beside what they are held against. Not part of the tests: `make bench`."""
