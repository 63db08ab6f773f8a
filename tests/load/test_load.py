"""A small crowd: every visit is answered, each interaction has its effect, a lost one shows."""

import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.load import session as driver
from benchmarks.load.session import LostError, connected
from benchmarks.load.visits import Crowd, cold, pick, warm
from tests.browser.serving import serving

NAMES = ("Peru", "Zambia", "Cook Islands", "European Commission")


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("load") / "log.txt"
    with serving(log) as address:
        yield address
    assert "Traceback" not in log.read_text()


def test_a_crowd_at_the_door_is_let_in(atlas):
    tally = asyncio.run(cold(atlas, 6))
    assert not tally.lost
    assert len(tally.durations) == 6


def test_every_interaction_of_a_crowd_has_its_own_effect(atlas):
    arrivals, interactions = asyncio.run(warm(atlas, Crowd(8, 6, (0.2, 0.8), NAMES)))
    assert not arrivals.lost + interactions.lost
    assert len(arrivals.durations) == 8
    assert len(interactions.durations) >= 8 * 2


def test_readers_do_not_see_each_others_view(atlas):
    async def open_two() -> tuple[str, str]:
        async with connected(atlas, "partner=PER") as one, connected(atlas) as other:
            await one.open()
            await other.open()
            await pick(other, "Zambia")
            result = await one.set(
                "w_color", "Mineral share", lambda state: state.has("<h2>Peru</h2>")
            )
            assert not result.has("<h2>Zambia</h2>")
            return one.query, other.query

    assert asyncio.run(open_two()) == ("partner=PER&color=mineral", "partner=ZMB")


def test_a_change_of_the_view_runs_the_content_of_the_page_and_not_its_frame(atlas):
    """Navigation and footer were made and sent again with every partner that was picked."""

    async def pick_one() -> None:
        async with connected(atlas) as session:
            assert (await session.open()).has("Coverage is systematic")
            changed = await pick(session, "Zambia")
            assert not changed.has("Coverage is systematic")
            assert session.query == "partner=ZMB"

    asyncio.run(pick_one())


def test_an_effect_that_does_not_come_is_a_lost_interaction(atlas, monkeypatch):
    monkeypatch.setattr(driver, "LATE", 1.5)

    async def wait_for_effect() -> None:
        async with connected(atlas) as session:
            await session.open()
            await pick(session, "Zambia", effect="Peru")

    with pytest.raises(LostError, match="no effect"):
        asyncio.run(wait_for_effect())
