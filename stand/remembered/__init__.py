"""Builds that are remembered, so that what did not change is not made again."""
