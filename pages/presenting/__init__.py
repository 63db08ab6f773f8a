"""The parts of the Present page: the stage, the speaker's notes, the preparation, the take-away."""
