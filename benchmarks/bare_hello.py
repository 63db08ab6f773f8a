"""The floor under load: two Streamlit pages with a search box, a date and a line of text."""

from datetime import date

import streamlit as st

NAMES = ("Australia", "Brazil", "Peru", "Zambia")


def first() -> None:
    """The landing page."""
    name = st.selectbox("Find a partner", NAMES, key="w_partner")
    st.header(name)
    day = st.slider("As of", date(2025, 3, 1), date(2026, 9, 23), date(2026, 9, 23), key="w_asof")
    st.markdown(f"Hello as of **{day.day} {day:%b %Y}**")


def second() -> None:
    """Somewhere to go."""
    st.header("Hello again")


if __name__ == "__main__":
    pages = [
        st.Page(first, title="Map", default=True),
        st.Page(second, title="Partners", url_path="partners"),
    ]
    st.navigation(pages, position="top").run()
