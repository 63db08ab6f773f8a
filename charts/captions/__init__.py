"""The captions of pictures, generated from the rows that are drawn."""

from charts.captions.caption_parts import Caption, boundary_note, release_note
from charts.captions.sentence_language import in_sentence_language

__all__ = ["Caption", "boundary_note", "in_sentence_language", "release_note"]
