"""From drawn pages to a file that everybody can read: structure, words, metadata."""
