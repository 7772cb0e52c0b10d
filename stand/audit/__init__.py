"""The audit: a finished PDF is read back, and held against what a reader and an archive need."""
