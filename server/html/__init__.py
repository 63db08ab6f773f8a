"""Pages as HTML, rendered on the server."""
