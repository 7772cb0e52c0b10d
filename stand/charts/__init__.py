"""What a figure shows: its data, its description, its drawing."""
