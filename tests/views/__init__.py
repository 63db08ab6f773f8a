"""What each page says, without Streamlit and without a browser."""
