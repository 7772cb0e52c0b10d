"""A PDF as a small model: what stands on its pages, how it is tagged, where it can be entered."""
