"""The Sources page: every table, every row with its sources, every work with its license."""
