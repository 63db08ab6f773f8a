"""The floor of the timeline: a Streamlit page with one Plotly bar."""

import plotly.graph_objects as go
import streamlit as st

if __name__ == "__main__":
    st.plotly_chart(go.Figure(go.Bar(x=["one"], y=[1])))
