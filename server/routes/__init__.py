"""The addresses beside the pages, each with what it answers."""
