"""The problems of an edition, in the words of the screen."""
