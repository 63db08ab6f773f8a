"""What the issues promise in figures, measured beside a floor in the same run."""
