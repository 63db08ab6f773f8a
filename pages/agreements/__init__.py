"""The Agreements page."""
