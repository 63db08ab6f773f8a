"""What is known of one partner, and the list of all."""
