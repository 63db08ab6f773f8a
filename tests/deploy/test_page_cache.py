"""A crowd's first view never reaches Python: nginx keeps pages, and looks again in time."""

import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from time import sleep

import httpx
import pytest

from tests.browser.serving import running
from tests.deploy.counted_pages import SECONDS, SHARED
from tests.deploy.proxied import run_nginx
from tests.waiting import until

APP = "tests.deploy.counted_pages:app"
CHROMIUM = "gzip, deflate, br, zstd"
numbers = count(1)


@dataclass
class Proxied:
    """An upstream and nginx before it."""

    address: str
    direct: str
    process: subprocess.Popen

    def get(self, path, **headers):
        return httpx.get(self.address + path, headers={"Accept-Encoding": "gzip", **headers})

    def asked(self, path):
        return httpx.get(f"{self.direct}/count").json().get(path, 0)

    def change(self):
        httpx.get(f"{self.direct}/change")


@contextmanager
def run_pair(folder) -> Iterator[Proxied]:
    with (
        running(folder / "upstream.txt", APP) as (direct, process),
        run_nginx(folder / "nginx", [direct]) as address,
    ):
        yield Proxied(address, direct, process)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory):
    with run_pair(tmp_path_factory.mktemp("pages")) as pair:
        yield pair


@pytest.fixture
def path():
    """One that nobody has asked for."""
    return f"/partners/{next(numbers)}"


def state(response):
    return response.headers["x-cache"]


def test_a_second_reader_is_answered_from_the_cache(proxied, path):
    first, second = proxied.get(path), proxied.get(path)
    assert (state(first), state(second)) == ("MISS", "HIT")
    assert second.text == first.text
    assert second.headers["cache-control"] == SHARED
    assert second.headers["etag"] == first.headers["etag"]
    head = httpx.head(proxied.address + path, headers={"Accept-Encoding": "gzip"})
    assert (state(head), head.content) == ("HIT", b"")
    condition = {"If-None-Match": first.headers["etag"]}
    assert proxied.get(path, **condition).status_code == 304
    assert proxied.asked(path) == 1


def test_a_crowd_asks_once(proxied, path):
    with ThreadPoolExecutor(40) as crowd:
        texts = {answer.text for answer in crowd.map(lambda _: proxied.get(path), range(200))}
    assert len(texts) == 1
    assert proxied.asked(path) <= 1 + SECONDS


def test_the_query_and_the_host_are_part_of_the_address(proxied, path):
    proxied.get(f"{path}?lang=fr")
    assert state(proxied.get(f"{path}?lang=es")) == "MISS"
    assert state(proxied.get(f"{path}?lang=fr", Host="other.example.org")) == "MISS"
    assert state(proxied.get(f"{path}?lang=fr")) == "HIT"


def test_what_is_unchanged_is_not_sent_again(proxied, path):
    proxied.get(path)
    sleep(2 * SECONDS + 1)
    assert state(proxied.get(path)) == "REVALIDATED"
    assert state(proxied.get(path)) == "HIT"
    assert proxied.asked(path) == 2


def test_a_change_is_seen_in_time_by_who_comes_after_a_silence(proxied, path):
    """With ``updating`` the first reader after an hour was shown what was true an hour before."""
    before = proxied.get(path).text
    proxied.change()
    sleep(2 * SECONDS + 1)
    assert proxied.get(path).text != before


def test_a_change_is_seen_in_time_by_a_steady_stream_of_readers(proxied, path):
    """Nobody waits: the one who comes when it is stale has what was, and it is looked at again."""
    before = proxied.get(path).text
    proxied.change()
    seen = []

    def has_changed():
        answer = proxied.get(path)
        seen.append(state(answer))
        return answer.text != before

    assert until(has_changed, 2 * SECONDS + 1)
    assert set(seen) <= {"HIT", "STALE", "UPDATING"}
    assert "STALE" in seen


def test_browsers_share_a_copy_and_each_gets_what_it_can_read(proxied, path):
    chromium = proxied.get(path, **{"Accept-Encoding": CHROMIUM})
    safari = proxied.get(path, **{"Accept-Encoding": "gzip, deflate, br"})
    older = proxied.get(path, **{"Accept-Encoding": "gzip, deflate"})
    plain = proxied.get(path, **{"Accept-Encoding": "identity"})
    weighted = proxied.get(path, **{"Accept-Encoding": "br;q=0, gzip"})
    answers = (chromium, safari, older, plain, weighted)
    assert [*map(state, answers)] == ["MISS", "HIT", "MISS", "MISS", "MISS"]
    offered = [answer.text.partition(", ")[2] for answer in answers]
    assert offered == ["br, gzip", "br, gzip", "gzip", "none", "br;q=0, gzip"]


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("Cookie", "atlas_place=0123456789abcdef", "HIT"),
        ("Cookie", "_streamlit_xsrf=2|a|b|1; atlas_place=0123", "HIT"),
        ("Cookie", "atlas_place=0123; session=secret", "BYPASS"),
        ("Cookie", "not_atlas_place=1", "BYPASS"),
        ("Authorization", "Basic eDp5", "BYPASS"),
    ],
)
def test_who_may_be_someone_elses_reader_is_answered_by_the_atlas(
    proxied, path, header, value, expected
):
    proxied.get(path)
    assert state(proxied.get(path, **{header: value})) == expected
    assert proxied.asked(path) == 1 + (expected == "BYPASS")


def test_each_reader_has_a_place_of_their_own_and_none_is_kept(proxied, path):
    places = {proxied.get(path).headers["set-cookie"] for _ in range(3)}
    assert len(places) == 3
    assert all(re.match("atlas_place=[0-9a-f]{32};", place) for place in places)
    assert [state(proxied.get("/greeting")) for _ in range(2)] == ["MISS", "MISS"]


@pytest.mark.parametrize("folder", ["_stcore", "media", "component"])
def test_what_belongs_to_a_session_is_never_kept(proxied, path, folder):
    address = f"/{folder}{path}"
    for _ in range(2):
        assert "x-cache" not in proxied.get(address).headers
    assert proxied.asked(address) == 2


def test_a_page_outlives_the_atlas(tmp_path):
    with run_pair(tmp_path) as pair:
        before = pair.get("/timeline").text
        pair.process.terminate()
        pair.process.wait(timeout=20)
        sleep(2 * SECONDS + 1)
        after = pair.get("/timeline")
    assert (after.status_code, state(after), after.text) == (200, "STALE", before)
