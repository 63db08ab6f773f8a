"""The Partners page."""
