"""A template that is sent: the deck comes back, or a reason; and nothing of it stays anywhere."""

import asyncio
import gc
import io
import json
import logging
import tempfile
from dataclasses import replace

import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from server import settings as settings_module
from server.limits import LARGEST_BODY, MOST_TEMPLATES
from server.middleware import request_limits
from server.middleware.response_headers import MIDDLEWARE
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache
from server.rendering.rendered_files import renderers
from server.routes import own_template
from server.routes.table import ROUTES
from tests.support import templates
from tests.support.inline_pool import INLINE_POOL

FACTS = store().facts
ADDRESS = "/briefing.pptx?slides=question,signed,open"
TEMPLATE = templates.with_footers().content
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Origin": "http://testserver"}
MEGABYTE = 1 << 20


@pytest.fixture
def cache(monkeypatch):
    """The queue and cache of the server, empty."""
    empty = RenderCache(4, 8 * MEGABYTE)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: empty)
    return empty


@pytest.fixture
def client(monkeypatch, cache):
    """The routes, with the drawing done where it is asked for."""
    monkeypatch.setattr(rendered_files, "renderers", lambda: INLINE_POOL)
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def send(client, content, address=ADDRESS, field="template", **options):
    return client.post(address, files={field: ("house.pptx", content, PPTX)}, **options)


def error_of(response, status):
    assert response.status_code == status
    return response.json()["error"]


def test_the_deck_comes_back_in_the_template(client):
    response = send(client, TEMPLATE)
    assert response.status_code == 200
    assert response.headers["content-type"] == PPTX
    assert response.headers["content-disposition"].endswith('"ministerial-atlas-briefing.pptx"')
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers
    deck = Presentation(io.BytesIO(response.content))
    slides = briefing(BriefingSpec(slides=("question", "signed", "open")), FACTS)
    assert [page.shapes.title.text_frame.text for page in deck.slides] == [
        slide.title for slide in slides
    ]
    assert deck.slide_width * 10 == deck.slide_height * 16


def test_the_same_address_still_gives_the_house_design(client):
    response = client.get(ADDRESS)
    deck = Presentation(io.BytesIO(response.content))
    assert deck.slide_width * 9 == pytest.approx(deck.slide_height * 16, rel=1e-3)


def test_a_process_that_draws_gives_it_too(monkeypatch, cache):
    """Through the pool of processes, packed and unpacked again; a refusal comes the same way."""
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    try:
        plain = send(client, TEMPLATE, headers={"Accept-Encoding": "identity"})
        packed = send(client, TEMPLATE, headers={"Accept-Encoding": "gzip"})
        refused = send(client, b"PK nothing")
    finally:
        renderers().close()
    assert plain.status_code == packed.status_code == 200
    assert packed.headers["content-encoding"] == "gzip"
    assert len(Presentation(io.BytesIO(plain.content)).slides) == 3
    assert len(Presentation(io.BytesIO(packed.content)).slides) == 3
    assert error_of(refused, 400)["parameter"] == "template"


def test_nothing_of_it_stays(client, cache, caplog, monkeypatch):
    """In no cache, in no file, in no line of the log, and in no object of this process."""
    monkeypatch.setattr(tempfile, "_get_candidate_names", lambda: pytest.fail("a file was made"))
    secret = b"PK no template: 4711 is the number of the vault"
    padded = templates.changed(TEMPLATE, {"ppt/media/secret.bin": secret * 60_000})
    with caplog.at_level(logging.DEBUG):
        assert send(client, padded).status_code == 200
        assert send(client, secret * 60_000).status_code == 400
    assert "4711" not in caplog.text
    assert "house.pptx" not in caplog.text
    assert len(cache._cache) == len(cache._digests) == len(cache._running) == 0
    gc.collect()
    held = [
        thing for thing in gc.get_objects() if isinstance(thing, own_template.TemplateDeckRequest)
    ]
    assert not held


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_template_that_cannot_be_used_is_a_400_with_its_reason(client, lang):
    error = error_of(send(client, templates.without_title_layout(), f"{ADDRESS}&lang={lang}"), 400)
    assert error["parameter"] == "template"
    assert error["expected"]
    if lang == "en":
        assert error["expected"] == (
            "a template with a title layout, which has a title and a subtitle"
        )


def test_a_browser_is_shown_a_page_with_the_way_back(client):
    address = "/briefing.pptx?slides=question,open&asof=2026-02-04"
    response = send(client, b"Hello", address, headers=BROWSER)
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "The deck was not made" in response.text
    assert "a PowerPoint file (.pptx); this is none" in response.text
    assert 'href="/present?asof=2026-02-04&amp;slides=question,open"' in response.text
    assert "form-action 'self'" in response.headers["content-security-policy"]


def test_what_a_part_of_a_template_is_called_is_text_on_that_page(client):
    content = templates.changed(TEMPLATE, {"ppt/<script>vbaProject.bin": b"x"})
    response = send(client, content, headers=BROWSER)
    assert "without macros" in response.text
    assert "&lt;script&gt;" in response.text
    assert "<script" not in response.text


@pytest.mark.parametrize("browser", [False, True])
def test_31_megabytes_are_413_to_a_program_and_to_a_browser(client, browser):
    response = send(client, bytes(31 * MEGABYTE), headers=BROWSER if browser else {})
    assert response.status_code == 413
    assert "a template of at most 30 MB" in response.text
    assert "/present?" in response.text if browser else error_of(response, 413)


def test_30_megabytes_are_read(client):
    """Not a template, but it came as far as to be looked at."""
    assert "this is none" in error_of(send(client, bytes(30 * MEGABYTE)), 400)["expected"]


def test_a_body_without_a_length_is_counted(client):
    def pieces():
        yield b'--b\r\nContent-Disposition: form-data; name="template"; filename="x"\r\n\r\n'
        for _ in range(31):
            yield bytes(MEGABYTE)

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    response = client.post(ADDRESS, content=pieces(), headers=headers)
    assert error_of(response, 413)["parameter"] == "template"


def test_who_asks_before_sending_is_answered_at_once(client):
    headers = {"Expect": "100-continue", "Content-Length": str(31 * MEGABYTE)}
    assert client.post(ADDRESS, headers=headers).status_code == 413


def test_the_limit_is_a_setting(client, monkeypatch):
    small = replace(settings_module.settings(), template_mb=1)
    monkeypatch.setattr(request_limits, "settings", lambda: small)
    assert "at most 1 MB" in error_of(send(client, bytes(2 * MEGABYTE)), 413)["expected"]


def test_no_other_route_takes_more_than_before(client):
    for method, path in (("PUT", "/_stcore/upload_file/a/b"), ("POST", "/_stcore/x")):
        response = client.request(method, path, content=bytes(LARGEST_BODY + 1))
        assert error_of(response, 413)["expected"] == f"at most {LARGEST_BODY} bytes"
    for path in ("/briefing.pdf", "/briefing.zip", "/present", "/briefing.pptx/"):
        assert client.post(path, content=b"x").status_code in (404, 405)


def test_a_page_elsewhere_cannot_send_one(client):
    for origin in ("https://example.org", "null"):
        response = send(client, TEMPLATE, headers={"Origin": origin})
        assert error_of(response, 403)["parameter"] == "origin"
    assert send(client, TEMPLATE, headers={"Origin": "http://testserver"}).status_code == 200


@pytest.mark.parametrize(
    "options",
    [
        {"content": TEMPLATE, "headers": {"Content-Type": PPTX}},
        {"data": {"template": "text"}},
        {"files": [("template", b"a"), ("template", b"b")]},
        {"files": {"other": ("house.pptx", TEMPLATE, PPTX)}},
        {"content": b"--b", "headers": {"Content-Type": "multipart/form-data; boundary=b"}},
        {"content": b"--b", "headers": {"Content-Type": "multipart/form-data"}},
        {"content": b""},
    ],
)
def test_another_form_is_told_what_is_needed(client, options):
    error = error_of(client.post(ADDRESS, **options), 400)
    assert error["parameter"] == "template"
    assert "one file in the field “template”" in error["expected"]


def test_no_file_chosen_is_said(client):
    assert "no file was chosen" in error_of(send(client, b""), 400)["expected"]


def test_a_key_that_a_deck_does_not_have_is_refused(client):
    assert error_of(send(client, TEMPLATE, "/briefing.pptx?slide=3"), 400)["parameter"] == "slide"


def test_too_many_at_once_are_asked_to_come_again(client, monkeypatch):
    slots = own_template._Slots()
    monkeypatch.setattr(own_template, "_SLOTS", slots)
    slots._count = MOST_TEMPLATES
    response = send(client, TEMPLATE)
    assert error_of(response, 503)
    assert response.headers["retry-after"]
    slots._count = 0
    assert send(client, b"x").status_code == 400
    assert slots._count == 0


def test_one_that_does_not_come_to_an_end_gives_its_place_back(client, monkeypatch):
    monkeypatch.setattr(own_template, "SLOWEST_TEMPLATE_SECONDS", 0.0)

    async def never(request):
        await asyncio.Event().wait()

    monkeypatch.setattr(own_template, "_receive", never)
    assert error_of(send(client, TEMPLATE), 408)["parameter"] == "template"
    assert own_template._SLOTS._count == 0


def test_the_log_names_the_route_and_the_parameter_alone(client, caplog):
    with caplog.at_level(logging.INFO):
        send(client, b"Hello")
    (record,) = [one for one in caplog.records if one.message == "rejected"]
    fields = {key: getattr(record, key) for key in ("route", "method", "status", "parameter")}
    assert fields == {
        "route": "/briefing.{kind}",
        "method": "POST",
        "status": 400,
        "parameter": "template",
    }
    assert "Hello" not in json.dumps(fields)
