"""The figure bank, Dutch numbers, references in text, and claims."""
