"""The files of an edition while they are edited, and the steps that undo takes back."""
