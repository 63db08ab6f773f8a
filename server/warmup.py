"""What is computed before the first reader comes, so that many at once do not wait for it.

Everything alive by then stays for the life of the process. ``gc.freeze`` takes it out of the
collector's sight: a full collection looked at 160,000 objects and held every reader up for 0.13 s,
and Streamlit runs one after each script run unless ``runner.postScriptGC`` is off.
"""

from __future__ import annotations

import gc

from charts.figures.locator import locator_address
from charts.palette import THEMES
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.partners.dossier import dossier
from data.partners.listing import listing
from data.timeline.chronology import chronology
from geo.boundaries import PROJECTIONS, borders, boundaries
from geo.symbols import symbol_places
from geo.worldview import WORLDVIEWS
from server.html.document import PageRequest, document
from server.routes.map_stage import stored_frames
from views.page_list import PAGES

COLLECT = (10_000, 10, 10)
"""When the collector looks (``gc.set_threshold``). Python's default of 700, 10, 10 keeps much that
a run drops a moment later, and then goes through every session for it. With 200 readers on two
cores, once warm, the slowest twentieth of answers took 1.2 to 3.1 s by it, and 0.7 to 0.8 s by
20,000, 20, 50; but that held on to the memory of readers who had left, 24 MB more each round. This
gives it back."""


def warm_up(facts: Facts) -> None:
    """Make what the first view of each page needs, and keep it from the garbage collector."""
    for worldview in WORLDVIEWS:
        for projection in PROJECTIONS:
            boundaries(worldview, projection)
            borders(worldview, projection)
    symbol_places(facts, "equal-earth")
    listing(facts, facts.last_event)
    for code in (*facts.partner_codes, facts.EUU):
        dossier(facts, code, facts.last_event)
        for theme in THEMES:
            locator_address(facts, code, ChartSpec().worldview, theme)
    chronology(facts)
    for page in PAGES:
        document(facts, PageRequest(page.path, "", ""), page.spec())
    stored_frames(facts, ChartSpec())
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)
