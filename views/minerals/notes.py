"""What the marks beside the bars mean."""

from __future__ import annotations

import pandas as pd

from data.catalog.sources import together
from views.minerals import concentration
from views.text.i18n import _
from views.text.markdown import escape_markdown


def notes(rows: pd.DataFrame) -> str:
    """What the marks over the bars mean, where they are used, as Markdown."""
    sentences = [_("The numbers are of the latest listed year; an older one is written out.")]
    sentences.append(
        _("Blank: what the source attributes to nobody. A country that is not listed is not zero.")
    )
    if rows["estimate"].any():
        sentences.append(_("“e” rests on an estimate of the source."))
    if rows["excludes_us"].any():
        sentences.append(
            _("† the world total leaves out the U.S. figure, withheld or counted elsewhere.")
        )
    if rows["upper_limit"].any():
        sentences.append(_("≤ an upper limit, as the world total is open; never counted as half."))
    if (rows["slug"] != rows["line"]).any():
        sentences.append(
            _(
                "Mined and processed figures under different names measure different "
                "things: compare the shares, never the amounts."
            )
        )
    sentences.append(concentration.explained())
    source = _("Source: {source}.").format(source=escape_markdown(together(rows["source"])))
    return " ".join([*sentences, source])
