"""What is shown in the middle: one way of editing each."""
