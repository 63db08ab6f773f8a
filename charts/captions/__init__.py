"""The captions of pictures, generated from the rows that are drawn."""

from charts.captions.alternative_text import alt_text
from charts.captions.caption import caption, in_sentence_language
from charts.captions.caption_parts import Caption, boundary_note
from charts.captions.filename import file_stem

__all__ = ["Caption", "alt_text", "boundary_note", "caption", "file_stem", "in_sentence_language"]
