"""The render cache and its queue: each picture once, few at a time, nothing wrong or lost."""

import asyncio
import gc
import os
import sys
from concurrent.futures import BrokenExecutor, Future
from copy import copy
from types import ModuleType

import pytest

from charts.spec.errors import ParamError
from charts.spec.parsers import SpecError
from data.facts.releases import ReleaseError, facts_of
from server.negotiation import StoredContent
from server.rendering import render_cache
from server.rendering.render_cache import BusyError, RenderCache
from server.rendering.worker_pool import WorkerPool
from tests.attacks.drawings import process_of

CACHE_BYTES = 1 << 20


def get_or_render(cache, key, start_job):
    return asyncio.run(cache.get_or_render(key, start_job))


def finished_job(body=b"picture"):
    job = Future()
    job.set_result(StoredContent.of(body))
    return job


def failed_job(error):
    job = Future()
    job.set_exception(error)
    return job


def test_a_picture_is_drawn_once_and_kept():
    cache, started = RenderCache(4, CACHE_BYTES), []
    for _ in range(3):
        picture = get_or_render(cache, "map", lambda: started.append(1) or finished_job())
    assert picture.body == b"picture"
    assert len(started) == 1
    assert cache.digest_of("map") == picture.digest


def test_whoever_asks_meanwhile_waits_for_the_same_drawing():
    cache, job, started = RenderCache(1, CACHE_BYTES), Future(), []

    async def all_at_once():
        tasks = [
            asyncio.ensure_future(cache.get_or_render("map", lambda: started.append(1) or job))
            for _ in range(8)
        ]
        await asyncio.sleep(0)
        job.set_result(StoredContent.of(b"one"))
        return await asyncio.gather(*tasks)

    assert {picture.body for picture in asyncio.run(all_at_once())} == {b"one"}
    assert len(started) == 1


def test_beyond_the_queue_it_is_refused_and_there_is_room_again_after():
    cache, jobs = RenderCache(2, CACHE_BYTES), [Future(), Future()]

    async def crowd():
        waiting = [
            asyncio.ensure_future(cache.get_or_render(n, lambda n=n: jobs[n])) for n in range(2)
        ]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await cache.get_or_render("third", finished_job)
        for job in jobs:
            job.set_result(StoredContent.of(b"late"))
        await asyncio.gather(*waiting)
        return await cache.get_or_render("third", finished_job)

    assert asyncio.run(crowd()).body == b"picture"


def test_a_client_that_leaves_does_not_take_the_picture_from_the_others():
    cache, job = RenderCache(1, CACHE_BYTES), Future()

    async def cancel_one():
        gone = asyncio.ensure_future(cache.get_or_render("map", lambda: job))
        stays = asyncio.ensure_future(cache.get_or_render("map", lambda: job))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        job.set_result(StoredContent.of(b"stays"))
        return await stays

    assert asyncio.run(cancel_one()).body == b"stays"


def test_the_cache_is_bounded_by_bytes_and_hashes_outlive_pictures():
    cache, started = RenderCache(4, 250), []

    def picture_of(n):
        return lambda: started.append(n) or finished_job(bytes([n]) * 100)

    for n in (1, 2, 3):
        get_or_render(cache, n, picture_of(n))
    get_or_render(cache, 3, picture_of(3))
    assert started == [1, 2, 3]
    assert cache.digest_of(1)
    get_or_render(cache, 1, picture_of(1))
    assert started == [1, 2, 3, 1]
    huge = get_or_render(cache, "huge", lambda: finished_job(b"x" * 1000))
    assert len(huge.body) == 1000


def test_a_refusal_is_raised_and_not_kept():
    cache = RenderCache(4, CACHE_BYTES)
    refusal = SpecError([ParamError("partner", "", "a partner")])
    with pytest.raises(SpecError):
        get_or_render(cache, "partner", lambda: failed_job(refusal))
    assert cache.digest_of("partner") == ""
    assert get_or_render(cache, "partner", finished_job).body == b"picture"


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_renderer_that_died_is_a_moment_too_busy(where):
    def start_job():
        if where == "before":
            raise BrokenExecutor
        return failed_job(BrokenExecutor())

    cache = RenderCache(4, CACHE_BYTES)
    with pytest.raises(BusyError):
        get_or_render(cache, "map", start_job)
    assert get_or_render(cache, "map", finished_job).body == b"picture"


def test_patience_ends(monkeypatch):
    monkeypatch.setattr(render_cache, "_WAIT_SECONDS", 0.01)
    with pytest.raises(BusyError):
        get_or_render(RenderCache(4, CACHE_BYTES), "map", Future)


def test_a_packed_picture_keeps_the_hash_of_what_it_says():
    assert StoredContent.of(b"<svg/>", packed=True).digest == StoredContent.of(b"<svg/>").digest
    assert (
        StoredContent.of(b"<svg/>", packed=True).body
        == StoredContent.of(b"<svg/>", packed=True).body
    )


def version_of(facts):
    return facts.version


def exit_process(facts):
    os._exit(1)


def test_a_renderer_is_given_the_facts_in_force_and_replaced_when_it_dies(facts):
    pool = WorkerPool(1)
    try:
        assert pool.submit(facts, version_of).result(timeout=60) == facts.version
        with pytest.raises(BrokenExecutor):
            pool.submit(facts, exit_process).result(timeout=60)
        assert pool.submit(facts, version_of).result(timeout=60) == facts.version
    finally:
        pool.close()


def test_other_facts_are_drawn_by_a_process_of_their_own(facts):
    """What remembers facts would keep the older ones alive, some megabytes with each reading."""
    newer = copy(facts)
    newer.version = "newer"
    pool = WorkerPool(1)
    try:
        results = [
            pool.submit(current_facts, process_of).result(60)
            for current_facts in (facts, facts, newer)
        ]
    finally:
        pool.close()
    (first, _), second, (third, version) = results
    assert second == (first, facts.version)
    assert (third != first, version) == (True, "newer")


def first_words(facts):
    return os.getpid(), facts.state, len(facts.agreements)


def test_facts_of_a_release_stand_beside_those_in_force_in_one_process(facts):
    """A pinned picture must not cost everybody the process of theirs, which is slow to begin."""
    releases = [facts_of(version) for version in ("28f88ea5c6bb", "37b9edb52417")]
    order = [facts, releases[0], facts, releases[1], releases[0], facts]
    pool = WorkerPool(1)
    try:
        results = [pool.submit(each, first_words).result(60) for each in order]
    finally:
        pool.close()
    assert [result[1:] for result in results] == [
        (each.state, len(each.agreements)) for each in order
    ]
    assert len({process for process, *_ in results}) == 1


def test_what_a_release_lacks_is_said_by_the_process_and_the_process_stays(facts):
    pool = WorkerPool(1)
    try:
        with pytest.raises(ReleaseError, match="older than the table"):
            pool.submit(facts_of("28f88ea5c6bb"), provisions_of).result(60)
        assert pool.submit(facts, provisions_of).result(60) == len(facts.provisions)
    finally:
        pool.close()


def set_aside(facts):
    return gc.get_freeze_count()


def test_what_the_first_drawing_loaded_is_not_looked_at_after_each(facts):
    """To look at it took 0.1 s, for which the next picture waited. No release is set aside."""
    pool, release = WorkerPool(1), facts_of("37b9edb52417")
    try:
        results = [pool.submit(each, set_aside).result(60) for each in (facts, release, facts)]
        assert results[0] == 0 < results[1] == results[2]
        pool.close()
        pool = WorkerPool(1)
        results = [pool.submit(each, set_aside).result(60) for each in (release, facts, facts)]
        assert results == [0, 0, 0]
    finally:
        pool.close()


def provisions_of(facts):
    return len(facts.provisions)


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
