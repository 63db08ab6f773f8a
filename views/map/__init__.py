"""The map: the stage on which finding, legend, map and date move together, and its page."""
