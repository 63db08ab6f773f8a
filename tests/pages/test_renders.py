"""A run of a script is reported once, whatever happens in it."""

import threading

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from pages.components import run_timing
from tests.waiting import until


class Clock:
    """Stands in for ``time``: it moves only when a test, or what sleeps by it, moves it."""

    def __init__(self):
        self.seconds = 1000.0

    def perf_counter(self):
        return self.seconds

    monotonic = perf_counter

    def sleep(self, seconds):
        self.seconds += seconds


@pytest.fixture
def clock(monkeypatch):
    """The clock of all runs; to be asked for before ``busy``, whose turn is counted by it."""
    stopped = Clock()
    monkeypatch.setattr(run_timing, "time", stopped)
    return stopped


@pytest.fixture
def recorded_runs():
    before = list(run_timing._listeners)
    runs = []
    run_timing.set_run_listeners(runs.append)
    yield runs
    run_timing.set_run_listeners(*before)


def test_a_run_is_reported_with_its_page_and_time(recorded_runs):
    with run_timing.track_run() as run:
        run.page = "/brief"
    assert [(run.page, run.outcome, run.part) for run in recorded_runs] == [("/brief", "ok", False)]
    assert 0 <= recorded_runs[0].seconds < 1


def test_a_fault_is_reported_once_however_often_it_is_caught(recorded_runs):
    error = ValueError("a slip")
    with pytest.raises(ValueError, match="a slip"), run_timing.track_run("/"):
        raise error
    run_timing.report_failure(error)
    assert [run.outcome for run in recorded_runs] == ["fault"]


def test_a_fault_before_the_page_is_reported_too(recorded_runs):
    """A control's callback fails before the script begins: there was no line for it."""
    run_timing.report_failure(ValueError("in a callback"))
    assert [(run.page, run.outcome) for run in recorded_runs] == [(run_timing.UNKNOWN, "fault")]


def test_a_run_that_is_cut_short_for_another_is_no_fault(recorded_runs):
    with pytest.raises(RerunException), run_timing.track_run("/"):
        raise RerunException(RerunData())
    assert [run.outcome for run in recorded_runs] == ["ok"]


def test_a_part_is_reported_with_its_page_and_alone_when_it_runs_alone(recorded_runs):
    with run_timing.track_run("/timeline"):
        part = run_timing.timed(lambda: None)
        part()
    part()
    assert [(run.page, run.part) for run in recorded_runs] == [
        ("/timeline", False),
        ("/timeline", True),
    ]


def test_a_sleep_is_not_work(recorded_runs, clock):
    with run_timing.track_run("/"):
        clock.seconds += 2
        run_timing.sleep_unlocked(5)
        clock.seconds += 1
    assert recorded_runs[0].seconds == pytest.approx(3)
    assert recorded_runs[0].rested == 5


@pytest.fixture
def busy():
    """Another run at work, until the test lets it end."""
    started, end = threading.Event(), threading.Event()

    def work():
        with run_timing.track_run("/busy"):
            started.set()
            assert end.wait(10)

    other = threading.Thread(target=work)
    other.start()
    assert started.wait(10)
    yield end
    end.set()
    other.join(10)


def test_a_run_waits_for_its_turn_and_the_wait_is_no_work(recorded_runs, clock, busy, monkeypatch):
    changed = run_timing._turn._changed
    wait = changed.wait

    def wait_while_the_other_ends(seconds):
        clock.seconds += 2
        busy.set()
        return wait(seconds)

    monkeypatch.setattr(changed, "wait", wait_while_the_other_ends)
    with run_timing.track_run("/"):
        assert until(lambda: [run.page for run in recorded_runs] == ["/busy"])
        clock.seconds += 1
    assert recorded_runs[-1].page == "/"
    assert recorded_runs[-1].waited == pytest.approx(2)
    assert recorded_runs[-1].seconds == pytest.approx(1)


def test_a_run_that_hangs_does_not_hang_the_rest(recorded_runs, busy, monkeypatch):
    monkeypatch.setattr(run_timing, "MAX_TURN_SECONDS", 0.05)
    with run_timing.track_run("/"):
        assert recorded_runs == []


def test_a_turn_that_was_overstayed_is_not_waited_for_again(
    recorded_runs, clock, busy, monkeypatch
):
    """One hanging run once made everyone's click take three seconds, for as long as it hung."""
    monkeypatch.setattr(run_timing._turn._changed, "wait", clock.sleep)
    waited = []
    for _ in range(4):
        with run_timing.track_run("/") as run:
            waited.append(run.waited)
    assert waited == pytest.approx([run_timing.MAX_TURN_SECONDS, 0, 0, 0])
    assert [run.page for run in recorded_runs] == ["/"] * 4, "the one that hangs has not ended"


def test_a_run_that_overstayed_takes_nobody_s_turn_when_it_ends(recorded_runs, busy, monkeypatch):
    monkeypatch.setattr(run_timing, "MAX_TURN_SECONDS", 0.05)
    with run_timing.track_run("/") as run:
        busy.set()
        until(lambda: [other.page for other in recorded_runs] == ["/busy"])
        assert run_timing._turn._holder is run


def test_a_sleeping_run_releases_its_turn(recorded_runs, clock, monkeypatch):
    def other():
        with run_timing.track_run("/other"):
            pass

    passer = threading.Thread(target=other)
    # It sleeps until the other has had its turn.
    monkeypatch.setattr(clock, "sleep", lambda seconds: passer.join(10))
    with run_timing.track_run("/"):
        passer.start()
        run_timing.sleep_unlocked(1)
        assert [run.page for run in recorded_runs] == ["/other"]


def test_a_run_that_failed_has_released_its_turn(recorded_runs):
    with pytest.raises(ValueError, match="a slip"), run_timing.track_run("/"):
        raise ValueError("a slip")
    with run_timing.track_run("/") as run:
        assert run.waited < 0.1
