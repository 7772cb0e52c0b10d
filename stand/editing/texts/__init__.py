"""The texts of an edition together: finding in them, and what they refer to."""
