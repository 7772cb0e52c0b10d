"""The parts of an edition: its chapters, blocks, figures, images and tables."""
