"""What a session writes to the disk: the files, what is unsaved, and that it is there."""
