"""Text on a page: in the reader's language, as safe Markdown, with its sources, and notices."""
