"""The floor of a first visit: Streamlit's smallest page, served by ``streamlit run``."""

import streamlit as st

if __name__ == "__main__":
    st.title("Hello, world")
