"""Tables that are shown and edited cell by cell, wherever their cells come from."""
