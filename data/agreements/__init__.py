"""Which agreements count as signed, what they are in law, and who is a member of an initiative."""
