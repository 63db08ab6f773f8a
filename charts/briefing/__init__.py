"""A briefing: slides that are views with a sentence, live on a page and in files to take away."""

from charts.briefing.file import from_file, to_file
from charts.briefing.slide import Slide
from charts.briefing.slides import briefing

__all__ = ["Slide", "briefing", "from_file", "to_file"]
