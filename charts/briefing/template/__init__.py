"""A deck in a presenter's own template: what of it may be read, and how its layouts are used."""
