"""What the speaker says, in the notes of a slide."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

_BODY = f"""<p:sp {nsdecls("p", "a")}>
<p:nvSpPr><p:cNvPr id="{{number}}" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="685800" y="4343400"/><a:ext cx="5486400" cy="4114800"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"""
"""Where PowerPoint's own notes master has them (EMU): below the small picture of the slide."""


def write_notes(page: Any, words: str) -> None:
    """Write the notes of a slide, also where the template's notes page has no room for them.

    Parameters
    ----------
    page : pptx.slide.Slide
    words : str
    """
    notes = page.notes_slide
    if notes.notes_text_frame is None:
        number = max(shape.shape_id for shape in notes.shapes) + 1 if len(notes.shapes) else 2
        notes.shapes._spTree.append(parse_xml(_BODY.format(number=number)))
    notes.notes_text_frame.text = words
