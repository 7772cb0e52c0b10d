"""From the model to pages: HTML by chapter, layout by chapter, one PDF."""
