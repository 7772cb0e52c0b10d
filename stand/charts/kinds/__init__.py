"""Each kind of figure: from its data to a drawing."""
