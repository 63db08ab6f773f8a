"""The Minerals page."""
