"""Which agreements count as signed, and who is a member of an initiative."""
