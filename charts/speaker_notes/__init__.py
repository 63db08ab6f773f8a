"""What a speaker says beside a slide, made from its rows by templates that a person wrote."""

from charts.speaker_notes.lookup import speaker_notes
from charts.speaker_notes.parts import SpeakerNotes

__all__ = ["SpeakerNotes", "speaker_notes"]
