"""What the keys and the search of commands do, from the question to the change."""
