"""Every link that the Export page offers is followed, for every choice of its controls.

"Everything, ZIP" answered 400 at 2x and 3x: the page offered a file that could not be made. What
is followed here is the page's own markup, through the route and the making of the file to the
choice of each edition in it; only the last step, matplotlib's, is stood in for.
"""

import io
import re
import struct
import zipfile
from html import unescape
from itertools import product

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.briefing import briefing
from charts.registry import CHART_NAMES
from charts.spec.page_specs import BriefingSpec, ExportSpec
from charts.spec.print_params import FORMATS, PRESETS, SCALES
from charts.urls import embed_address
from data.facts.store import store
from server.middleware.response_headers import MIDDLEWARE
from server.rendering import render_job, rendered_files
from server.rendering.render_cache import RenderCache
from server.routes.table import ROUTES
from tests.support.inline_pool import INLINE_POOL
from views.add_to_briefing import add_view
from views.context import page_context
from views.export.page import downloads, preview
from views.slide_show import pictures as slide_pictures
from views.templating import block_html

FACTS = store().facts
SUBJECT = {"partner": {"partner": "PER"}, "shares": {"commodity": "copper"}}
THEMES = ("", "dark")


@pytest.fixture
def client(monkeypatch):
    """The routes, with the drawing done where it is asked for."""
    monkeypatch.setattr(rendered_files, "renderers", lambda: INLINE_POOL)
    cache = RenderCache(4, 1 << 20)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def links_of(spec):
    picture = preview(page_context("export", spec, FACTS), "").html
    links = re.findall(r'(?:href|src)="([^"]+)"', block_html(downloads(spec)) + picture)
    dense_links = re.findall(r", (\S+) 2x", picture)
    return {unescape(link) for link in (*links, *dense_links)}


def choices(chart):
    for kind, preset, scale, theme, transparent in product(
        FORMATS, PRESETS, map(int, SCALES), THEMES, (False, True)
    ):
        yield ExportSpec(
            chart=chart,
            format=kind,
            preset=preset,
            scale=scale,
            theme=theme,
            transparent=transparent,
            **SUBJECT.get(chart, {}),
        )


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_every_link_of_the_export_page_gives_a_file(client, monkeypatch, chart):
    monkeypatch.setattr(render_job, "render", lambda spec, facts, edition: repr(edition).encode())
    links = set().union(*(links_of(spec) for spec in choices(chart)))
    assert len(links) > 200
    refused = {link: response.text for link in links if (response := client.get(link)).is_error}
    assert refused == {}


EDITED = {
    "highlight": ("PER", "COD"),
    "labels": "all",
    "annotate": '{"COD":"A refinery, \\"new\\" & <b>large</b>"}',
    "byline": "Graphic: J. Doe ~ Co.",
    "logo": "THE DAILY",
    "style": "signed:7a1f5c~font:dejavu-serif",
    "title": "Ours, and <ours> alone",
    "note": "100% & more; see p. 3",
}


@pytest.mark.parametrize("chart", CHART_NAMES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_code_and_slide_of_a_finished_picture_gives_what_it_promises(
    client, monkeypatch, chart, theme
):
    monkeypatch.setattr(render_job, "render", lambda spec, facts, edition: repr(edition).encode())
    subject = {"partner": {"partner": "PER"}}.get(chart, {})
    wanted = ExportSpec(chart=chart, theme=theme, **subject, **EDITED)
    spec, _ = ExportSpec.read(wanted.to_query(), FACTS)
    embed = client.get(embed_address(spec))
    assert embed.status_code == 200
    assert 'class="notice' not in embed.text
    pictures = re.findall(r'(?:src|srcset)="(/charts/[^"]+)"', embed.text)
    added = add_view(page_context("export", spec, FACTS), spec, chart)
    briefing_spec = added.with_slide(BriefingSpec(slides=("open",), theme=theme))
    read, problems = BriefingSpec.read(briefing_spec.to_query(), FACTS)
    assert (read, problems) == (briefing_spec, [])
    for shown in ("light", "dark", "auto"):
        page = page_context("present", read, FACTS, shown)
        pictures += [address for address, _ in slide_pictures(page, briefing(read, FACTS)[1])]
    refused = {link: got.text for link in pictures if (got := client.get(unescape(link))).is_error}
    assert refused == {}


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_everything_holds_the_image_in_the_resolution_asked_for(client, scale):
    (link,) = (link for link in links_of(ExportSpec(scale=scale)) if ".zip" in link)
    archive = zipfile.ZipFile(io.BytesIO(client.get(link).content))
    (name,) = (name for name in archive.namelist() if name.endswith(".png"))
    assert struct.unpack(">II", archive.read(name)[16:24]) == (1200 * scale, 675 * scale)
