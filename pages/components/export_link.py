"""“Export this”: from any page to the Export page, with the view as it is."""

from __future__ import annotations

import streamlit as st

from charts.spec.chart_spec import ChartSpec
from charts.types.lookup import chart_type
from pages import navigation, url_state
from views.text.i18n import _


def export_this(chart: str, label: str = "") -> None:
    """A link to the Export page with the chart of this page, in exactly its view.

    Parameters
    ----------
    chart : str
        One of `charts.spec.parsers.CHARTS`.
    """
    st.page_link(
        navigation.page_at("export"),
        label=label or _("Export this"),
        icon=":material/ios_share:",
        help=_("As an image, as data, with the words to go with it"),
        query_params=export_query(url_state.current(), chart),
    )


def export_query(spec: ChartSpec, chart: str) -> dict[str, str]:
    """The query of a view on the Export page; it always names the chart."""
    keys = (*chart_type(chart).keys, "theme")
    query = {key: value for key, value in spec.to_query().items() if key in keys}
    return {"chart": chart, **query}
