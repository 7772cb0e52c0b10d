"""The preview in a browser on this machine."""
