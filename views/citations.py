"""The forms of a citation that a reader may copy beside the first."""

from __future__ import annotations

from charts.captions.citation import Citation
from data.i18n.messages import N_
from views.downloads import CopyField

CITATION_STYLES = N_("Citation styles and reference managers")


def citation_fields(references: Citation) -> tuple[CopyField, ...]:
    """A citation as the manuals have it, and as reference managers read it."""
    return (
        CopyField("APA", references.apa),
        CopyField("Chicago", references.chicago),
        CopyField("BibTeX", references.bibtex, is_code=True),
        CopyField("RIS", references.ris, is_code=True),
        CopyField("CSL-JSON", references.csl, is_code=True),
    )
