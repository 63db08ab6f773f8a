"""The captions of pictures, generated from the rows that are drawn."""

from charts.captions.caption_parts import Caption, boundary_note
from charts.captions.chart_words import alt_text, caption, file_stem, in_sentence_language

__all__ = ["Caption", "alt_text", "boundary_note", "caption", "file_stem", "in_sentence_language"]
