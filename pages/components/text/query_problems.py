"""A problem with the address in words, for the Present page."""

from __future__ import annotations

from views.query_problems import describe

__all__ = ["describe"]
