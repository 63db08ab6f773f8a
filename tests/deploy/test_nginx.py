"""Two processes behind the shipped nginx: sessions stay put, survive a death, and travel light."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from geo.map_data import map_address
from server.middleware.same_origin import STREAM
from tests.attacks.test_foreign_origins import HANDSHAKE
from tests.browser.recovering import DISCONNECTED, RECONNECTED
from tests.browser.serving import running
from tests.deploy.proxied import prepare_nginx, run_nginx
from tests.deploy.readers import check_view, open_page
from tests.server import raw
from tests.waiting import until

_STATIC_LINK = re.compile(r'(?:src|href)="\.?(/static/[^"]+)"')


@dataclass
class Pair:
    """Two processes of the atlas, their direct addresses, and the address of nginx before them."""

    address: str
    direct: tuple[str, str]
    processes: tuple[subprocess.Popen, subprocess.Popen]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    with ExitStack() as stack:
        first_address, first_process = stack.enter_context(running(folder / "one.txt"))
        second_address, second_process = stack.enter_context(running(folder / "two.txt"))
        address = stack.enter_context(run_nginx(folder / "nginx", [first_address, second_address]))
        yield Pair(address, (first_address, second_address), (first_process, second_process))


def test_the_shipped_configuration_is_valid_as_it_is(tmp_path):
    command = prepare_nginx(tmp_path / "shipped")
    completed = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=20)
    assert completed.returncode == 0, completed.stderr
    assert "warn" not in completed.stderr


@pytest.mark.parametrize(("coding", "most"), [("gzip", 1_600_000), ("br", 1_450_000)])
def test_the_first_page_is_small_with_a_proxy_and_without(pair, coding, most):
    """It was 5.3 MB without one, as Streamlit sends its scripts as they are."""
    assert _first_page(pair.direct[0], coding) < most
    assert _first_page(pair.address, coding) < most


def _first_page(address: str, coding: str) -> int:
    """Bytes on the wire of the page and every file that its head names."""
    total = 0
    with httpx.Client(base_url=address, headers={"Accept-Encoding": coding}) as client:
        page = client.get("/", headers={"Accept": "text/html"})
        for path in dict.fromkeys(["/", *_STATIC_LINK.findall(page.text)]):
            with client.stream("GET", path) as response:
                assert response.status_code == 200, path
                total += sum(len(chunk) for chunk in response.iter_raw())
    return total


def test_images_and_shapes_are_kept_under_their_etag(pair, facts):
    with httpx.Client(base_url=pair.address, timeout=30) as client:
        for path in (map_address(facts, "us", "globe"), "/charts/map.png?preset=social"):
            first, second = client.get(path), client.get(path)
            assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT"), path
            assert second.content == first.content
        condition = {"If-None-Match": second.headers["etag"]}
        assert client.get(path, headers=condition).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/timeline?lang=fr", "/nothing", "/robots.txt", "/sitemap.xml", "/llms.txt"),
        *("/manifest.webmanifest", "/favicon.svg", "/data/partners.csv", "/charts/count.csv"),
        *("/data/partners.geojson?worldview=flat", "/assets/atlas.0.css", "/healthz"),
    ],
)
def test_what_may_be_kept_varies_by_its_encoding_alone(pair, path):
    """nginx does not look at ``Vary``: all that an answer depends on is in its key."""
    headers = httpx.get(pair.direct[0] + path, headers={"Accept": "text/html"}, timeout=30).headers
    may_be_kept = re.search(r"max-age|s-maxage", headers.get("cache-control", ""))
    varies_by = {name.strip().lower() for name in headers.get("vary", "").split(",")}
    assert not may_be_kept or varies_by <= {"", "accept-encoding"}


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/llms.txt", "/favicon.svg"])
def test_what_strangers_ask_for_is_kept(pair, path):
    with httpx.Client(base_url=pair.address) as client:
        assert [client.get(path).headers["x-cache"] for _ in range(2)] == ["MISS", "HIT"]


def test_nobody_can_write_into_the_picture_that_is_kept_for_the_next_reader(pair):
    """``X-Forwarded-Host`` stood in the picture, and the picture in the cache."""
    path = "/charts/count.svg?asof=2026-03-03"
    evil = {"X-Forwarded-Host": "evil.example.net", "Forwarded": "host=evil.example.net"}
    with httpx.Client(base_url=pair.address, timeout=60) as client:
        assert client.get(path, headers=evil).headers["x-cache"] == "MISS"
        cached_response = client.get(path)
    assert cached_response.headers["x-cache"] == "HIT"
    assert "evil.example.net" not in cached_response.text


def test_an_address_that_the_atlas_takes_is_passed_on(pair):
    """nginx refused heads over 8 KB by itself; a briefing's address may be four times as long."""
    for query in ("x=" + "a" * 12_000, "x=" + "a" * 30_000):
        assert httpx.get(f"{pair.address}/present?{query}", timeout=20).status_code == 200


def test_a_first_visit_names_the_readers_place_once(pair):
    with httpx.Client(base_url=pair.address, headers={"Accept": "text/html"}) as client:
        cookie = client.get("/").headers["set-cookie"]
        assert re.match(r"atlas_place=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax$", cookie)
        assert "set-cookie" not in client.get("/timeline").headers


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_figures_for_operators_stay_inside(pair, path):
    assert httpx.get(pair.direct[0] + path).status_code == 200
    assert httpx.get(pair.address + path).status_code == 404


@pytest.fixture
def limited_nginx(pair: Pair, tmp_path: Path) -> Iterator[str]:
    """A second nginx, whose bounds hold for this machine too."""
    with run_nginx(tmp_path / "nginx", pair.direct, bounds_this_machine=True) as address:
        yield address


def test_one_address_asks_no_more_than_its_part(limited_nginx):
    with httpx.Client(base_url=limited_nginx) as client:
        status_counts = Counter(client.get("/robots.txt").status_code for _ in range(1500))
    assert set(status_counts) == {200, 429}
    assert status_counts[200] >= 400, "a page and all it loads is far below that"
    assert until(lambda: httpx.get(f"{limited_nginx}/robots.txt").status_code == 200)


def test_one_address_holds_no_more_connections_than_its_part(limited_nginx):
    with ExitStack() as stack:
        status_counts = Counter(_handshake(stack, limited_nginx) for _ in range(300))
        assert status_counts == {101: 256, 429: 44}
    assert until(lambda: _answers_a_handshake(limited_nginx))


def _answers_a_handshake(address: str) -> bool:
    with ExitStack() as stack:
        return _handshake(stack, address) == 101


def _handshake(stack: ExitStack, address: str) -> int:
    """The status of a websocket's handshake; the connection is kept until the stack ends."""
    host = urlsplit(address).netloc
    lines = "\r\n".join((f"GET {STREAM} HTTP/1.1", f"Host: {host}", *HANDSHAKE))
    connection = stack.enter_context(raw.open_connection(address))
    connection.sendall(f"{lines}\r\n\r\n".encode())
    return int(connection.recv(65536).split()[1])


def test_every_browser_recovers_with_its_view_when_a_process_dies(pair, chromium):
    """Both processes may hold readers; the one with more is killed; all are where they were."""
    views = ["/?partner=PER&asof=2026-04-23", "/partners?partner=ZMB"] * 2
    pages = [(view, open_page(chromium, pair.address + view)) for view in views]
    session_counts = [_sessions(address) for address in pair.direct]
    assert sum(session_counts) == len(pages)
    busiest = session_counts.index(max(session_counts))
    pair.processes[busiest].kill()
    pair.processes[busiest].wait(timeout=10)
    assert until(
        lambda: sum(page.evaluate(DISCONNECTED) for _, page in pages) == max(session_counts)
    )
    for view, page in pages:
        page.wait_for_function(RECONNECTED)
        assert page.url == pair.address + view
        check_view(page, view)
        page.context.close()


def _sessions(address: str) -> int:
    """Readers who are connected to a process, by Streamlit's own count."""
    metrics_text = httpx.get(
        f"{address}/_stcore/metrics", params={"families": "active_sessions"}
    ).text
    return int(float(re.search(r"^active_sessions(?:\{[^}]*\})? (\S+)", metrics_text, re.M)[1]))
