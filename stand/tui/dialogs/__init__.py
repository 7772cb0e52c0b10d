"""What is asked in between, over the screen."""
