"""What stands around every request: limits, hosts, origins, headers, errors."""
