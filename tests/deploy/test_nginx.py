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
from tests.browser.recovering import BACK, CUT
from tests.browser.serving import running
from tests.deploy.proxied import prepared, proxied
from tests.deploy.readers import opened, works
from tests.server import raw
from tests.waiting import until

_NAMED = re.compile(r'(?:src|href)="\.?(/static/[^"]+)"')


@dataclass
class Pair:
    """Two processes of the atlas, and the address of nginx before them."""

    address: str
    bare: tuple[str, str]
    processes: tuple[subprocess.Popen, subprocess.Popen]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    with ExitStack() as stack:
        one, first = stack.enter_context(running(folder / "one.txt"))
        two, second = stack.enter_context(running(folder / "two.txt"))
        address = stack.enter_context(proxied(folder / "nginx", [one, two]))
        yield Pair(address, (one, two), (first, second))


def test_the_shipped_configuration_is_valid_as_it_is(tmp_path):
    command = prepared(tmp_path / "shipped")
    told = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=20)
    assert told.returncode == 0, told.stderr
    assert "warn" not in told.stderr


def test_the_first_pages_bytes_fall_by_half(pair):
    bare, through = _first_page(pair.bare[0]), _first_page(pair.address)
    assert bare > 1_000_000
    assert through <= bare / 2


def _first_page(address: str) -> int:
    """Bytes on the wire of the page and every file that its head names."""
    total = 0
    with httpx.Client(base_url=address, headers={"Accept-Encoding": "gzip"}) as client:
        page = client.get("/", headers={"Accept": "text/html"})
        for path in dict.fromkeys(["/", *_NAMED.findall(page.text)]):
            with client.stream("GET", path) as answer:
                assert answer.status_code == 200, path
                total += sum(len(chunk) for chunk in answer.iter_raw())
    return total


def test_images_and_shapes_are_kept_under_their_etag(pair, facts):
    with httpx.Client(base_url=pair.address, timeout=30) as client:
        for path in (map_address(facts, "us", "globe"), "/charts/map.png?preset=social"):
            first, second = client.get(path), client.get(path)
            assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT"), path
            assert second.content == first.content
        held = {"If-None-Match": second.headers["etag"]}
        assert client.get(path, headers=held).status_code == 304


def test_nobody_can_write_into_the_picture_that_is_kept_for_the_next_reader(pair):
    """``X-Forwarded-Host`` stood in the picture, and the picture in the cache."""
    path = "/charts/count.svg?asof=2026-03-03"
    evil = {"X-Forwarded-Host": "evil.example.net", "Forwarded": "host=evil.example.net"}
    with httpx.Client(base_url=pair.address, timeout=60) as client:
        assert client.get(path, headers=evil).headers["x-cache"] == "MISS"
        kept = client.get(path)
    assert kept.headers["x-cache"] == "HIT"
    assert "evil.example.net" not in kept.text


def test_an_address_that_the_atlas_takes_is_passed_on(pair):
    """nginx refused heads over 8 KB by itself; a briefing's address may be four times as long."""
    for query in ("x=" + "a" * 12_000, "x=" + "a" * 30_000):
        assert httpx.get(f"{pair.address}/present?{query}", timeout=20).status_code == 200


def test_a_first_visit_names_the_readers_place_once(pair):
    with httpx.Client(base_url=pair.address, headers={"Accept": "text/html"}) as client:
        greeted = client.get("/").headers["set-cookie"]
        assert re.match(r"atlas_place=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax$", greeted)
        assert "set-cookie" not in client.get("/timeline").headers


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_figures_for_operators_stay_inside(pair, path):
    assert httpx.get(pair.bare[0] + path).status_code == 200
    assert httpx.get(pair.address + path).status_code == 404


@pytest.fixture
def bounded(pair: Pair, tmp_path: Path) -> Iterator[str]:
    """A second nginx, whose bounds hold for this machine too."""
    with proxied(tmp_path / "nginx", pair.bare, bounds_this_machine=True) as address:
        yield address


def test_one_address_asks_no_more_than_its_part(bounded):
    with httpx.Client(base_url=bounded) as client:
        asked = Counter(client.get("/robots.txt").status_code for _ in range(1500))
    assert set(asked) == {200, 429}
    assert asked[200] >= 400, "a page and all it loads is far below that"
    assert until(lambda: httpx.get(f"{bounded}/robots.txt").status_code == 200)


def test_one_address_holds_no_more_connections_than_its_part(bounded):
    with ExitStack() as stack:
        held = Counter(_handshake(stack, bounded) for _ in range(300))
        assert held == {101: 256, 429: 44}
    assert until(lambda: _answers_a_handshake(bounded))


def _answers_a_handshake(address: str) -> bool:
    with ExitStack() as stack:
        return _handshake(stack, address) == 101


def _handshake(stack: ExitStack, address: str) -> int:
    """The status of a websocket's handshake; the connection is kept until the stack ends."""
    host = urlsplit(address).netloc
    lines = "\r\n".join((f"GET {STREAM} HTTP/1.1", f"Host: {host}", *HANDSHAKE))
    connection = stack.enter_context(raw.opened(address))
    connection.sendall(f"{lines}\r\n\r\n".encode())
    return int(connection.recv(65536).split()[1])


def test_every_browser_recovers_with_its_view_when_a_process_dies(pair, chromium):
    """Both processes may hold readers; the one with more is killed; all are where they were."""
    views = ["/?partner=PER&asof=2026-04-23", "/partners?partner=ZMB"] * 2
    pages = [(view, opened(chromium, pair.address + view)) for view in views]
    held = [_sessions(address) for address in pair.bare]
    assert sum(held) == len(pages)
    doomed = held.index(max(held))
    pair.processes[doomed].kill()
    pair.processes[doomed].wait(timeout=10)
    assert until(lambda: sum(page.evaluate(CUT) for _, page in pages) == max(held))
    for view, page in pages:
        page.wait_for_function(BACK)
        assert page.url == pair.address + view
        works(page, view)
        page.context.close()


def _sessions(address: str) -> int:
    """Readers who are connected to a process, by Streamlit's own count."""
    told = httpx.get(f"{address}/_stcore/metrics", params={"families": "active_sessions"}).text
    return int(float(re.search(r"^active_sessions(?:\{[^}]*\})? (\S+)", told, re.M)[1]))
