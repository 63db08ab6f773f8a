"""The parts of the Partners page: the list, one partner, several side by side, the sheet."""
