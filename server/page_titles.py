"""The pages by path, and what each is called; those of `pages.navigation`, which is not asked:
pages and server know nothing of each other."""

from __future__ import annotations

PAGES = {
    "": "Map",
    "timeline": "Timeline",
    "partners": "Partners",
    "minerals": "Minerals",
    "brief": "Brief",
    "present": "Present",
    "export": "Export",
    "sources": "Sources",
}
