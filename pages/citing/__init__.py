"""The parts of the Sources page: a row in words, a table to browse, the works, the boundaries."""
