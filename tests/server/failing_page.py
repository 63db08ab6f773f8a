"""A page with a fault in it."""

raise RuntimeError("the inside of the page")
