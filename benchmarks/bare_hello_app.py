"""The hello-world pages as an ASGI application, served exactly as the atlas is."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).with_name("bare_hello.py"))
