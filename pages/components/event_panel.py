"""Names for the timeline of a partner's own page."""

from __future__ import annotations

from views.partner_labels import country_names as names

__all__ = ["names"]
