"""What the Minerals page says."""
