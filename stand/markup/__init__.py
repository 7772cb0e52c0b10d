"""The language of the texts: Markdown, references and the care of a typographer."""
