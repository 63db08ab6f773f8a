"""Text for both renderers: Markdown that is safe, links to rows, messages in a language."""
