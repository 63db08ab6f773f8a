"""A run of a script is told once, whatever happens in it."""

import threading

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from pages.components import run_timing
from tests.waiting import until


@pytest.fixture
def told():
    before = list(run_timing._listeners)
    runs = []
    run_timing.set_run_listeners(runs.append)
    yield runs
    run_timing.set_run_listeners(*before)


def test_a_run_is_told_with_its_page_and_time(told):
    with run_timing.track_run() as run:
        run.page = "/brief"
    assert [(run.page, run.outcome, run.part) for run in told] == [("/brief", "ok", False)]
    assert 0 <= told[0].seconds < 1


def test_a_fault_is_told_once_however_many_hear_of_it(told):
    error = ValueError("a slip")
    with pytest.raises(ValueError, match="a slip"), run_timing.track_run("/"):
        raise error
    run_timing.failed(error)
    assert [run.outcome for run in told] == ["fault"]


def test_a_fault_before_the_page_is_told_too(told):
    """A control's callback fails before the script begins: there was no line for it."""
    run_timing.failed(ValueError("in a callback"))
    assert [(run.page, run.outcome) for run in told] == [(run_timing.UNKNOWN, "fault")]


def test_a_run_that_is_cut_short_for_another_is_no_fault(told):
    with pytest.raises(RerunException), run_timing.track_run("/"):
        raise RerunException(RerunData())
    assert [run.outcome for run in told] == ["ok"]


def test_a_part_is_told_with_its_page_and_alone_when_it_runs_alone(told):
    with run_timing.track_run("/timeline"):
        part = run_timing.timed(lambda: None)
        part()
    part()
    assert [(run.page, run.part) for run in told] == [("/timeline", False), ("/timeline", True)]


def test_a_rest_is_not_work(told):
    with run_timing.track_run("/"):
        run_timing.sleep_unlocked(0.2)
    assert told[0].seconds < 0.1


@pytest.fixture
def busy():
    """Another run at work, until the test lets it end."""
    begun, end = threading.Event(), threading.Event()

    def work():
        with run_timing.track_run("/busy"):
            begun.set()
            assert end.wait(10)

    other = threading.Thread(target=work)
    other.start()
    assert begun.wait(10)
    yield end
    end.set()
    other.join(10)


def test_a_run_waits_for_its_turn_and_the_wait_is_no_work(told, busy):
    threading.Timer(0.2, busy.set).start()
    with run_timing.track_run("/"):
        assert [run.page for run in told] == ["/busy"]
    assert told[-1].waited > 0.1
    assert told[-1].seconds < 0.1


def test_a_run_that_hangs_does_not_hang_the_rest(told, busy, monkeypatch):
    monkeypatch.setattr(run_timing, "PATIENCE_SECONDS", 0.05)
    with run_timing.track_run("/"):
        assert told == []


def test_a_turn_that_was_overstayed_is_not_waited_for_again(told, busy, monkeypatch):
    """One hanging run once made everyone's click take three seconds, for as long as it hung."""
    monkeypatch.setattr(run_timing, "PATIENCE_SECONDS", 0.4)
    waited = []
    for _ in range(4):
        with run_timing.track_run("/") as run:
            waited.append(run.waited)
    assert max(waited[1:]) < waited[0] / 4
    busy.set()


def test_a_run_that_overstayed_takes_nobody_s_turn_when_it_ends(told, busy, monkeypatch):
    monkeypatch.setattr(run_timing, "PATIENCE_SECONDS", 0.05)
    with run_timing.track_run("/") as run:
        busy.set()
        until(lambda: [other.page for other in told] == ["/busy"])
        assert run_timing._turn._holder is run


def test_whoever_rests_lets_others_in(told):
    def other():
        with run_timing.track_run("/other"):
            pass

    with run_timing.track_run("/"):
        passer = threading.Thread(target=other)
        passer.start()
        run_timing.sleep_unlocked(0.3)
        assert [run.page for run in told] == ["/other"]
    passer.join(10)


def test_a_run_that_failed_has_left_its_turn(told):
    with pytest.raises(ValueError, match="a slip"), run_timing.track_run("/"):
        raise ValueError("a slip")
    with run_timing.track_run("/") as run:
        assert run.waited < 0.1
