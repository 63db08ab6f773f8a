"""Connections: how many, for how long, and what they cost."""
