"""Notes on a slide of the presenter's own text: that it is that, and no more."""

from __future__ import annotations

from charts.speaker_notes.parts import SpeakerNotes, Speech
from data.i18n.messages import speaking


def presenter_s_own(lang: str) -> SpeakerNotes:
    """What a speaker says beside a text that the atlas has not made.

    Parameters
    ----------
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _ = speaking(lang)
    speech = Speech(
        (
            _("This slide was written for this briefing."),
            _("What it says is not taken from the tables of the atlas."),
            _("The presenter answers for it."),
        ),
        _("Where does this come from?"),
        _("From the presenter; the atlas has not checked it."),
    )
    return SpeakerNotes(speech, _("the presenter’s own words"), lang)
