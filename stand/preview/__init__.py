"""The render process: problems, facts and pages of an edition while it is edited."""
