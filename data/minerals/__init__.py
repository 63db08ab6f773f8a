"""Shares of the world: of a country, of a group, and who leads."""
