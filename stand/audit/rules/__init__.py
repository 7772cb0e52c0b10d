"""What a PDF must have: one function a rule, each yielding what it finds."""
