"""The words around a picture, generated from the rows that are drawn."""

from charts.captions.alt import alt_text
from charts.captions.making import caption, in_sentence_language
from charts.captions.stem import file_stem
from charts.captions.words import Caption, boundary_note

__all__ = ["Caption", "alt_text", "boundary_note", "caption", "file_stem", "in_sentence_language"]
