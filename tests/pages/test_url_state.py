"""The view and the address agree, also where a run ends before it has written the address."""

import pytest
import streamlit as st

from pages import url_state
from tests.pages.opening import open_page


@pytest.fixture
def run_interrupted(monkeypatch):
    """Runs an app up to the place where it would write the address, as a newer request does."""

    def run(app):
        with monkeypatch.context() as patch:
            patch.setattr(url_state, "write_url", lambda keys: st.stop())
            app.run()
        assert not app.exception

    return run


def test_back_pressed_twice_leads_back_twice(run_interrupted):
    """The view between was shown again, and its address was written anew."""
    app = open_page("timeline")
    app.query_params["lanes"] = "finance"
    run_interrupted(app)
    del app.query_params["lanes"]
    app.run()
    assert app.query_params == {}


def test_a_page_that_is_opened_and_run_again_at_once_keeps_the_partner(run_interrupted):
    app = open_page("", partner="PER")
    del app.query_params["partner"]
    app.switch_page("timeline/page.py")
    run_interrupted(app)
    app.run()
    assert app.query_params == {"partner": "PER"}
