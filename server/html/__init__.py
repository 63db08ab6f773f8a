"""The HTML edition: every address as a whole page, before and without Streamlit."""
