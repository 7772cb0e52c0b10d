"""Words for who cannot see a figure, drafted from its data."""
