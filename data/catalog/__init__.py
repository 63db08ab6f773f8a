"""The tables as they are browsed, cited and taken away."""
