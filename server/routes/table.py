"""The routes beside the pages: the search, map data, tables, the join, health, metrics."""

from __future__ import annotations

from starlette.routing import Route

from server.metrics import metrics
from server.routes import (
    briefings,
    data,
    embeds,
    icons,
    map_stage,
    maps,
    oembed,
    own_template,
    search,
    sitemap,
    well_known,
)
from server.routes.charts import chart
from server.routes.data_package import atlas_zip
from server.routes.health import healthz

ROUTES = [
    Route("/healthz", healthz),
    Route("/robots.txt", well_known.robots),
    Route("/.well-known/security.txt", well_known.security),
    Route("/sitemap.xml", sitemap.whole),
    Route("/sitemap.{number}.xml", sitemap.part),
    Route("/llms.txt", well_known.llms),
    Route("/favicon.{kind}", icons.favicon),
    Route("/icons/{size}.png", icons.icon),
    Route("/manifest.webmanifest", icons.manifest),
    Route("/metrics", metrics),
    Route("/map/stage.html", map_stage.stage),
    Route("/map/frames.json", map_stage.frames),
    Route("/search", search.search),
    Route("/search/names.{digest}.json", search.names),
    Route("/map/{name}.json", maps.shapes),
    Route("/locator/{worldview}.{theme}.{digest}.{code}.svg", maps.locator_map),
    Route("/charts/{name}.{kind}", chart),
    Route("/embed/{chart}", embeds.embed),
    Route("/embed.js", embeds.script),
    Route("/oembed", oembed.oembed),
    Route("/briefing.{kind}", briefings.deck),
    Route("/briefing.pptx", own_template.deck, methods=["POST"]),
    Route("/briefs.zip", briefings.pages),
    Route("/briefs/{code}.pdf", briefings.page),
    Route("/data/partners.geojson", data.partners_geojson),
    Route("/data/atlas.zip", atlas_zip),
    Route("/data/{name}.csv", data.table_csv),
    Route("/data/{name}.json", data.table_json),
]
