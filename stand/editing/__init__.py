"""An editing session without a screen."""
