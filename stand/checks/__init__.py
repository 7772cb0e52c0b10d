"""Rules over a publication: each reads the models and yields problems, and touches no file."""
