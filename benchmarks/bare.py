"""The floor of the map page: a Streamlit page with one pydeck layer of one polygon."""

import pydeck
import streamlit as st

_SQUARE = [{"ring": [[-50, -50], [50, -50], [50, 50], [-50, 50]]}]
_LAYER = pydeck.Layer(
    "PolygonLayer", data=_SQUARE, id="square", get_polygon="ring", get_fill_color=[11, 79, 138]
)
_VIEW = pydeck.View("OrthographicView", controller=True)

if __name__ == "__main__":
    st.pydeck_chart(
        pydeck.Deck(
            layers=[_LAYER],
            views=[_VIEW],
            initial_view_state={"target": [0, 0, 0], "zoom": 0},
            map_provider=None,
        )
    )
