"""The parts of the Brief: the statements, whom to look at first, what is not settled."""
