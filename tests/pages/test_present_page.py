"""The Present page in process: every slide, the notes, the list, a bad briefing.

That the files to take away are there is held by ``tests/attacks/test_rendering_downloads.py``.
"""

import re
from pathlib import Path

import pytest
import streamlit

from charts.briefing import briefing, to_file
from charts.spec.briefing_params import DEFAULT
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.pages.opening import html_of, open_page, text_of

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)


@pytest.mark.parametrize("number", range(1, len(DEFAULT) + 1))
def test_each_slide_shows_its_sentence_and_its_source(number):
    app = open_page("present", slide=str(number))
    slide = SLIDES[number - 1]
    assert app.title[0].value.replace("\\", "") == slide.title
    assert app.query_params.get("slide") == (str(number) if number > 1 else None)
    if slide.chart:
        assert slide.source.split(";")[0] in text_of(app).replace("\\", "")
    assert not app.warning


def test_next_and_previous_and_to_the_ends():
    app = open_page("present")
    app.button(key="to_Right").click().run()
    assert app.title[0].value.replace("\\", "") == SLIDES[1].title
    app.button(key="to_End").click().run()
    assert app.title[0].value.replace("\\", "") == SLIDES[-1].title
    assert app.button(key="to_Right").disabled
    app.button(key="to_Home").click().run()
    assert app.title[0].value.replace("\\", "") == SLIDES[0].title


def test_the_notes_are_seen_on_demand_and_in_a_window_of_their_own():
    app = open_page("present", slide="4")
    assert "Speaker notes" not in text_of(app)
    app.button(key="notes_toggle").click().run()
    assert "Speaker notes" in text_of(app)
    alone = open_page("present", slide="4", notes="only")
    text = text_of(alone).replace("\\", "")
    assert SLIDES[3].alt[:60] in text
    assert SLIDES[4].title in text
    assert not alone.get("plotly_chart")


def test_a_number_past_the_end_shows_the_last_slide():
    app = open_page("present", slides="signed,open", slide="9")
    assert app.title[0].value.replace("\\", "") == SLIDES[-1].title


def test_unknown_slides_are_named_and_the_rest_runs():
    app = open_page("present", slides="signed,weather,open")
    assert "weather" in app.warning[0].value
    assert app.title[0].value.replace("\\", "") == SLIDES[2].title


def test_nothing_that_must_be_drawn_hangs_on_the_run_of_a_script():
    """A widget's download is deleted by the runs of other readers before it is fetched."""
    app = open_page("present")
    app.session_state["prepare"] = True
    app.run()
    offered = [element.proto for element in app.get("download_button")]
    assert [button.label for button in offered] == ["Save the briefing"]
    assert offered[0].url
    assert not offered[0].deferred_file_id


def test_a_template_is_sent_by_a_plain_form_and_no_session_keeps_it():
    """A widget's upload stays in the session's memory until it ends, and has 72 KB."""
    app = open_page("present", slides="signed,open")
    app.session_state["prepare"] = True
    app.run()
    assert 'action="/briefing.pptx?slides=signed,open"><label>' in html_of(app).replace("\n", "")
    assert [element.proto.label for element in app.get("file_uploader")] == ["Load a briefing"]


@pytest.mark.parametrize(
    "names", [("form", "input", "label", "button"), ("action", "accept", "enctype", "method")]
)
def test_streamlit_lets_a_form_stand_as_it_is(names):
    """What `st.html` lets through is a list in its script (DOMPurify 3, Streamlit 1.67)."""
    (script,) = (Path(streamlit.__file__).parent / "static/static/js").glob("purify.es.*.js")
    text = script.read_text(encoding="utf-8")
    assert all(re.search(rf"[.`]{name}[.`]", text) for name in names)


def test_a_table_s_file_is_there_before_it_is_asked_for():
    app = open_page("present", slide="4")
    app.expander[0].proto.expanded = True
    app.session_state[f"table_slide-4-{SLIDES[3].chart}"] = True
    app.run()
    (button,) = app.get("download_button")
    assert button.proto.label == "Download as CSV"
    assert button.proto.url
    assert not button.proto.deferred_file_id


def test_what_is_chosen_and_written_in_the_editor_is_in_the_address():
    app = open_page("present", slide="3")
    app.session_state["prepare"] = True
    app.run()
    app.multiselect(key="w_slides").set_value(["open", "signed"]).run()
    assert app.query_params["slides"] == "open,signed"
    assert app.query_params["slide"] == "2"
    app.text_area(key="w_sentence").set_value("Eleven signed").run()
    assert app.query_params["said"] == '{"signed":"Eleven signed"}'
    assert app.title[0].value == "Eleven signed"
    app.button(key="move_-1").click().run()
    assert app.query_params["slides"] == "signed,open"
    assert "slide" not in app.query_params


def test_a_briefing_that_is_loaded_is_shown_and_what_is_not_understood_named_once():
    app = open_page("present", slide="3")
    app.session_state["prepare"] = True
    app.run()
    file = to_file(BriefingSpec(slides=("open", "signed"))).replace(b"signed", b"weather")
    app.file_uploader(key="load_briefing").set_value(("b.json", file, "application/json")).run()
    assert app.query_params["slides"] == "open"
    assert "weather" in app.warning[0].value
    app.run()
    assert not app.warning
