"""The tables: read, checked and frozen."""
