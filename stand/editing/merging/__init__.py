"""Three states of a file to one, and the values about which somebody has to choose."""
