"""What a chart shows, as a value that is read from an address and written into one."""
