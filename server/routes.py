"""The routes beside the pages: map data, tables, the join, health, metrics."""

from __future__ import annotations

from starlette.routing import Route

from server import briefing_routes, data_routes, map_routes, well_known
from server.assets import script, style_sheet
from server.atlas_zip import atlas_zip
from server.chart_routes import chart
from server.health import healthz
from server.metrics import metrics

ROUTES = [
    Route("/healthz", healthz),
    Route("/robots.txt", well_known.robots),
    Route("/.well-known/security.txt", well_known.security),
    Route("/metrics", metrics),
    Route("/assets/atlas.{digest}.css", style_sheet),
    Route("/assets/atlas.{digest}.js", script),
    Route("/map/{name}.json", map_routes.shapes),
    Route("/locator/{worldview}.{theme}.{digest}.{code}.svg", map_routes.locator_map),
    Route("/charts/{name}.{kind}", chart),
    Route("/briefing.{kind}", briefing_routes.deck),
    Route("/briefs.zip", briefing_routes.pages),
    Route("/briefs/{code}.pdf", briefing_routes.page),
    Route("/data/partners.geojson", data_routes.partners_geojson),
    Route("/data/atlas.zip", atlas_zip),
    Route("/data/{name}.csv", data_routes.table_csv),
    Route("/data/{name}.json", data_routes.table_json),
]
