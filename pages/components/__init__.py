"""What several pages use: the controls, the map, the panels, the links to other pages."""
