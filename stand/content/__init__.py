"""From files to the model: YAML with positions, CSV dialects, images, safe writing."""
