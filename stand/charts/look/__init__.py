"""How the house draws: colours, letters and measures."""
