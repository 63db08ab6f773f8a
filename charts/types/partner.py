"""One partner on a card: where it is, what it signed, its largest listed shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from charts.captions import Caption
from charts.captions.alternative_text import describe_partner
from charts.captions.cards import of_partner
from charts.card_rows import partner_rows
from charts.spec.chart_spec import ChartSpec
from charts.types.chart_type import ChartType
from charts.types.file_parts import partner_parts
from data.facts.store import Facts
from data.i18n.messages import N_

if TYPE_CHECKING:
    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def _draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    from charts.print.partner_card import draw

    return draw(spec, facts, edition, caption, rows)


CHART = ChartType(
    name="partner",
    label=N_("Partner"),
    picture=lambda spec: N_("Card"),
    page="partners",
    keys=("partner", "asof", "worldview", "lang"),
    required_key="partner",
    rows=partner_rows,
    caption=of_partner,
    description=describe_partner,
    draw=_draw,
    file_parts=partner_parts,
)
