"""What the Export page says."""

from views.export.page import export_page

__all__ = ["export_page"]
