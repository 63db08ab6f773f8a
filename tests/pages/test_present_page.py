"""The Present page in process: every slide, the notes, the list, a bad briefing.

That the files to take away are there is held by ``tests/attacks/test_rendering_downloads.py``.
"""

import json
import re
from pathlib import Path

import pytest
import streamlit
from markupsafe import escape

from charts.briefing import briefing, to_file
from charts.spec.briefing_params import DEFAULT
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from pages.components import slide_order, slide_show
from tests.pages.opening import html_of, open_page
from views.present import order

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)


def shown(app):
    """What the mounted slides are given."""
    (slides,) = [
        element
        for element in app.get("bidi_component")
        if element.proto.component_name.endswith("slides")
    ]
    return json.loads(slides.proto.json)


@pytest.mark.parametrize("number", range(1, len(DEFAULT) + 1))
def test_each_slide_has_an_address_and_all_are_in_the_page(number):
    app = open_page("present", slide=str(number))
    data = shown(app)
    assert data["view"] == {"slide": number, "notes": ""}
    assert all(str(escape(slide.title)) in data["html"] for slide in SLIDES)
    assert app.query_params.get("slide") == (str(number) if number > 1 else None)
    assert not app.warning


@pytest.mark.parametrize(
    ("sent", "query"),
    [
        ({"slide": 4, "notes": "under", "changes": 1}, {"slide": ["4"], "notes": ["under"]}),
        ({"slide": 1, "notes": "", "changes": 2}, {}),
        ({"slide": "many", "notes": "<b>", "changes": "x"}, {"slide": ["2"]}),
        ("nothing", {"slide": ["2"]}),
    ],
)
def test_the_view_follows_what_a_presenter_does_and_nothing_else(monkeypatch, sent, query):
    spec = BriefingSpec(slide=2)
    changed = []
    monkeypatch.setattr(slide_show.st, "session_state", {"slide_show": {"view": sent}})
    monkeypatch.setattr(slide_show.url_state, "change", lambda **view: changed.append(view))
    slide_show._follow("present")
    after = spec.replace(**(changed[0] if changed else {}))
    assert {key: [value] for key, value in after.to_query(("slide", "notes")).items()} == query


@pytest.mark.parametrize(
    ("sent", "changed"),
    [
        ({"slides": ["count", "open"]}, [{"slides": ("count", "open"), "slide": 2}]),
        ({"slides": ["count", "signed"]}, []),
        ({"slides": ["count", "count"]}, []),
        ({"slides": ["count", 2]}, []),
        ({"slides": "count,open"}, []),
        ("nothing", []),
    ],
)
def test_an_order_is_taken_over_where_it_is_one_of_these_slides(monkeypatch, sent, changed):
    spec, changes = BriefingSpec(slides=("open", "count")), []
    block = order.slide_order(spec, briefing(spec, FACTS), 1)
    monkeypatch.setattr(slide_order.st, "session_state", {"slide_order": {"order": sent}})
    monkeypatch.setattr(slide_order.url_state, "change", lambda **view: changes.append(view))
    slide_order._follow(block)
    assert changes == changed


def test_unknown_slides_are_named_and_the_rest_runs():
    app = open_page("present", slides="signed,weather,open")
    assert "weather" in app.warning[0].value
    assert SLIDES[2].title in shown(app)["html"]


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
    assert "<h1>Eleven signed</h1>" in re.sub(r' class="heard"', "", shown(app)["html"])
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


def test_each_change_of_a_briefing_can_be_undone():
    app = open_page("present", slides="signed,open,count", slide="2")
    app.session_state["prepare"] = True
    app.run()
    app.button(key="remove_slide").click().run()
    app.button(key="duplicate_slide").click().run()
    assert app.query_params["slides"] == "signed,count,count~2"
    app.button(key="undo_briefing").click().run()
    assert app.query_params["slides"] == "signed,count"
    app.button(key="undo_briefing").click().run()
    assert (app.query_params["slides"], app.query_params["slide"]) == ("signed,open,count", "2")
    app.button(key="undo_briefing").click().run()
    assert "slides" not in app.query_params  # the story, which the Map page would have added to
    assert app.button(key="undo_briefing").disabled


def test_a_slide_in_own_words_is_typed_and_kept_in_the_address():
    app = open_page("present", slides="signed,open")
    app.session_state["prepare"] = True
    app.run()
    app.button(key="add_words").click().run()
    assert (app.query_params["slides"], app.query_params["slide"]) == ("signed,text,open", "2")
    app.text_area(key="w_points").set_value("First\nSecond").run()
    assert app.query_params["points"] == '{"text":"First\\nSecond"}'
    assert "<li>First</li><li>Second</li>" in shown(app)["html"]
