"""Vega-Lite: specifications, the engine that draws them, and its process."""
