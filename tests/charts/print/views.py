"""Views that the print tests draw: each chart as it usually is, and where it is hardest."""

from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import ExportSpec
from data.facts.store import store

FACTS = store().facts

VIEWS = {
    "map": (
        {},
        {"asof": "2025-12-01", "worldview": "us", "region": "africa"},
        {"color": "initiative", "initiative": "pax_silica", "region": "europe"},
        {"color": "initiative", "initiative": "eu"},
        {"color": "mineral", "commodity": "rare-earths", "partner": "AUS"},
        {"color": "agreement"},
        {"color": "agreement", "commodity": "copper", "region": "asia"},
        {"status": "signed_at_ministerial,attended", "region": "asia"},
    ),
    "timeline": (
        {},
        {"partner": "JPN"},
        {"kind": "text", "start": "2026-01-15", "end": "2026-02-20"},
    ),
    "count": ({}, {"asof": "2026-02-04"}, {"asof": "2025-03-20"}),
    "shares": (
        {},
        {"coalition": "pax_silica", "group": "electronics-and-specialty-metals"},
        {"commodity": "copper", "stage": "refinery"},
        {"commodity": "boron"},
        {"commodity": "phosphate-rock"},
        {"commodity": "potash-recoverable-ore", "asof": "2026-01-15"},
        {"commodity": "bauxite", "stage": "reserves", "producers": "partners"},
        {"stage": "mine"},
        {"coalition": "none"},
    ),
    "partner": ({"partner": "PER"}, {"partner": "EUU"}, {"partner": "JPN"}, {"partner": "CHL"}),
    "agreements": (
        {},
        {"view": "matrix"},
        {"agreement": "per-2026-mou"},
        {"mineral": "cobalt,rare-earths", "stage": "refinery"},
        {"mineral": "cobalt", "view": "matrix", "asof": "2026-02-04"},
        {"status": "announced", "sort": "name"},
        {"partner": "JPN"},
        {"q": "no such words"},
        {"agreement": "khm-2025-art", "lang": "ar"},
        {"lang": "zh", "sort": "binding"},
        {"lang": "ar"},
    ),
}


def spec_of(name: str, query: dict[str, str]) -> ChartSpec:
    return ExportSpec.from_query({"chart": name, **query}, FACTS).content


ALL_VIEWS = [(name, query) for name, queries in VIEWS.items() for query in queries]
DEFAULT_VIEWS = [(name, queries[0]) for name, queries in VIEWS.items()]
