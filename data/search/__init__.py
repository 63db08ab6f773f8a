"""What the search of every page finds: countries and minerals, by any of their names."""
