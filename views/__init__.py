"""What each page says, apart from how it is shown: pure functions from a view to blocks."""
