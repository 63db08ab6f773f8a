"""The one queue, cache and pool of processes for everything that is drawn."""
