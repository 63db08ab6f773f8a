"""The statements of the Brief and the figures in them."""
