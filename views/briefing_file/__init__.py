"""A briefing as one HTML file, to be opened from a disk without a server."""

from views.briefing_file.single_file import as_html

__all__ = ["as_html"]
