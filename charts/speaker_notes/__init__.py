"""What a speaker says beside a slide, made from its rows by templates that a person wrote."""

from charts.speaker_notes.lookup import speaker_notes
from charts.speaker_notes.own_text import presenter_s_own
from charts.speaker_notes.parts import SpeakerNotes

__all__ = ["SpeakerNotes", "presenter_s_own", "speaker_notes"]
