"""A run of a script is told once, whatever happens in it."""

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from pages.parts import renders


@pytest.fixture
def told():
    before = list(renders._listeners)
    runs = []
    renders.heard_by(runs.append)
    yield runs
    renders.heard_by(*before)


def test_a_run_is_told_with_its_page_and_time(told):
    with renders.rendering() as run:
        run.page = "/brief"
    assert [(run.page, run.outcome, run.part) for run in told] == [("/brief", "ok", False)]
    assert 0 <= told[0].seconds < 1


def test_a_fault_is_told_once_however_many_hear_of_it(told):
    error = ValueError("a slip")
    with pytest.raises(ValueError, match="a slip"), renders.rendering("/"):
        raise error
    renders.failed(error)
    assert [run.outcome for run in told] == ["fault"]


def test_a_fault_before_the_page_is_told_too(told):
    """A control's callback fails before the script begins: there was no line for it."""
    renders.failed(ValueError("in a callback"))
    assert [(run.page, run.outcome) for run in told] == [(renders.UNKNOWN, "fault")]


def test_a_run_that_is_cut_short_for_another_is_no_fault(told):
    with pytest.raises(RerunException), renders.rendering("/"):
        raise RerunException(RerunData())
    assert [run.outcome for run in told] == ["ok"]


def test_a_part_is_told_with_its_page_and_alone_when_it_runs_alone(told):
    with renders.rendering("/timeline"):
        part = renders.timed(lambda: None)
        part()
    part()
    assert [(run.page, run.part) for run in told] == [("/timeline", False), ("/timeline", True)]


def test_a_rest_is_not_work(told):
    with renders.rendering("/"):
        renders.rest(0.2)
    assert told[0].seconds < 0.1
