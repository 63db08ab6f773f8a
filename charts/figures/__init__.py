"""Charts on the screen: Plotly figures, and small pictures as SVG."""
