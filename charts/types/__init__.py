"""What each chart is: one file a chart, listed in `charts.registry`."""
