"""All pages are drawn beside the server, tell how far they are, and stop when asked."""

from threading import Event

from data.store import store
from pages.presenting.jobs import BriefsJob

FACTS = store().facts


def wait_for(condition, seconds=60):
    for _ in range(int(seconds * 10)):
        if condition():
            return True
        Event().wait(0.1)
    return False


def test_the_pages_are_drawn_beside_the_server_and_can_be_stopped():
    job = BriefsJob(FACTS, FACTS.last_event, "a4")
    try:

        def two_drawn():
            job.look()
            return job.done >= 2

        assert wait_for(two_drawn)
        assert job.every == 55
        assert job.running
    finally:
        job.stop()
    assert not job.running
    assert job.failed == "Stopped."
    job.process.join(timeout=20)
    assert not job.process.is_alive()
