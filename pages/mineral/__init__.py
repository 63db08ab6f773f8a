"""The parts of the Minerals page: the coalition builder, the overview, one commodity."""
