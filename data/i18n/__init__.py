"""Languages: messages, labels, names, dates and numbers."""
