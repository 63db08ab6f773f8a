"""The Partners page: the list of all, one partner, several side by side, or one to print."""
