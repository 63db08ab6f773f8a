"""All pages are drawn beside the server, tell how far they are, and stop when asked."""

from data.store import store
from pages.presenting.jobs import BriefsJob
from tests.waiting import until

FACTS = store().facts


def test_the_pages_are_drawn_beside_the_server_and_can_be_stopped():
    job = BriefsJob(FACTS, FACTS.last_event, "a4")
    try:

        def two_drawn():
            job.look()
            return job.done >= 2

        assert until(two_drawn, seconds=60)
        assert job.every == 55
        assert job.running
    finally:
        job.stop()
    assert not job.running
    assert job.failed == "Stopped."
    job.process.join(timeout=20)
    assert not job.process.is_alive()
