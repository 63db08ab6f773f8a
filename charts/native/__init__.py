"""Charts that PowerPoint draws itself, from a sheet of data that can be edited."""
