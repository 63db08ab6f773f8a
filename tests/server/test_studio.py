"""The queue before the renderers: each picture once, few at a time, nothing wrong, nothing lost."""

import asyncio
import os
import sys
from concurrent.futures import BrokenExecutor, Future
from copy import copy
from types import ModuleType

import pytest

from charts.spec.errors import ParamError
from charts.spec.parsers import SpecError
from server.rendering import render_cache as rooms
from server.rendering.render_cache import BusyError, RenderCache, RenderResult
from server.rendering.worker_pool import WorkerPool
from tests.attacks.drawings import process_of

KEEP = 1 << 20


def drawn_by(studio, key, begin):
    return asyncio.run(studio.drawn(key, begin))


def done(body=b"picture"):
    job = Future()
    job.set_result(RenderResult.of(body))
    return job


def failed(error):
    job = Future()
    job.set_exception(error)
    return job


def test_a_picture_is_drawn_once_and_kept():
    studio, begun = RenderCache(4, KEEP), []
    for _ in range(3):
        picture = drawn_by(studio, "map", lambda: begun.append(1) or done())
    assert picture.body == b"picture"
    assert len(begun) == 1
    assert studio.digest_of("map") == picture.digest


def test_whoever_asks_meanwhile_waits_for_the_same_drawing():
    studio, job, begun = RenderCache(1, KEEP), Future(), []

    async def all_at_once():
        asked = [
            asyncio.ensure_future(studio.drawn("map", lambda: begun.append(1) or job))
            for _ in range(8)
        ]
        await asyncio.sleep(0)
        job.set_result(RenderResult.of(b"one"))
        return await asyncio.gather(*asked)

    assert {picture.body for picture in asyncio.run(all_at_once())} == {b"one"}
    assert len(begun) == 1


def test_beyond_the_queue_it_is_refused_and_there_is_room_again_after():
    studio, jobs = RenderCache(2, KEEP), [Future(), Future()]

    async def crowd():
        waiting = [asyncio.ensure_future(studio.drawn(n, lambda n=n: jobs[n])) for n in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await studio.drawn("third", done)
        for job in jobs:
            job.set_result(RenderResult.of(b"late"))
        await asyncio.gather(*waiting)
        return await studio.drawn("third", done)

    assert asyncio.run(crowd()).body == b"picture"


def test_a_client_that_leaves_does_not_take_the_picture_from_the_others():
    studio, job = RenderCache(1, KEEP), Future()

    async def leave():
        gone = asyncio.ensure_future(studio.drawn("map", lambda: job))
        stays = asyncio.ensure_future(studio.drawn("map", lambda: job))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        job.set_result(RenderResult.of(b"stays"))
        return await stays

    assert asyncio.run(leave()).body == b"stays"


def test_the_cache_is_bounded_by_bytes_and_hashes_outlive_pictures():
    studio, begun = RenderCache(4, 250), []

    def picture_of(n):
        return lambda: begun.append(n) or done(bytes([n]) * 100)

    for n in (1, 2, 3):
        drawn_by(studio, n, picture_of(n))
    drawn_by(studio, 3, picture_of(3))
    assert begun == [1, 2, 3]
    assert studio.digest_of(1)
    drawn_by(studio, 1, picture_of(1))
    assert begun == [1, 2, 3, 1]
    huge = drawn_by(studio, "huge", lambda: done(b"x" * 1000))
    assert len(huge.body) == 1000


def test_a_refusal_is_raised_and_not_kept():
    studio = RenderCache(4, KEEP)
    refusal = SpecError([ParamError("partner", "", "a partner")])
    with pytest.raises(SpecError):
        drawn_by(studio, "partner", lambda: failed(refusal))
    assert studio.digest_of("partner") == ""
    assert drawn_by(studio, "partner", done).body == b"picture"


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_renderer_that_died_is_a_moment_too_busy(where):
    def begin():
        if where == "before":
            raise BrokenExecutor
        return failed(BrokenExecutor())

    studio = RenderCache(4, KEEP)
    with pytest.raises(BusyError):
        drawn_by(studio, "map", begin)
    assert drawn_by(studio, "map", done).body == b"picture"


def test_patience_ends(monkeypatch):
    monkeypatch.setattr(rooms, "_PATIENCE_SECONDS", 0.01)
    with pytest.raises(BusyError):
        drawn_by(RenderCache(4, KEEP), "map", Future)


def test_a_packed_picture_keeps_the_hash_of_what_it_says():
    assert RenderResult.of(b"<svg/>", packed=True).digest == RenderResult.of(b"<svg/>").digest
    assert (
        RenderResult.of(b"<svg/>", packed=True).body == RenderResult.of(b"<svg/>", packed=True).body
    )


def version_of(facts):
    return facts.version


def vanish(facts):
    os._exit(1)


def test_a_renderer_is_given_the_facts_in_force_and_replaced_when_it_dies(facts):
    pool = WorkerPool(1)
    try:
        assert pool.submit(facts, version_of).result(timeout=60) == facts.version
        with pytest.raises(BrokenExecutor):
            pool.submit(facts, vanish).result(timeout=60)
        assert pool.submit(facts, version_of).result(timeout=60) == facts.version
    finally:
        pool.close()


def test_other_facts_are_drawn_by_a_process_of_their_own(facts):
    """What remembers facts would keep the older ones alive, some megabytes with each reading."""
    newer = copy(facts)
    newer.version = "newer"
    pool = WorkerPool(1)
    try:
        drawn = [pool.submit(given, process_of).result(60) for given in (facts, facts, newer)]
    finally:
        pool.close()
    (first, _), second, (third, version) = drawn
    assert second == (first, facts.version)
    assert (third != first, version) == (True, "newer")


def test_a_renderer_does_not_run_the_page_that_was_run_before_it_began(
    facts, monkeypatch, tmp_path
):
    """Streamlit makes the page's script ``__main__``, which a spawned process would run again."""
    script = tmp_path / "page.py"
    script.write_text("raise SystemExit('a page has no business here')")
    page = ModuleType("__main__")
    page.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", page)
    pool = WorkerPool(1)
    try:
        assert pool.submit(facts, version_of).result(timeout=60) == facts.version
        assert sys.modules["__main__"] is page
    finally:
        pool.close()
