"""The contract with the installed Streamlit: what of it the documents name.

Seen in Streamlit 1.67. Each of these would otherwise fail in a reader's browser, and only there.
"""

import re
from pathlib import Path

import pytest

from server.assets import SHEET
from server.html import elements
from server.html.streamlit_page import chunk, streamlit_page
from server.static_files import STREAMLIT_FOLDER, streamlit_files
from tests.pages.opening import open_page
from tests.server.html.places import VIEWS, client

_ROOT = Path(__file__).parents[3]


def test_its_page_names_an_entry_what_that_imports_and_a_style_sheet():
    page = streamlit_page()
    assert len(page.modules) > 20
    assert page.sheets
    files = streamlit_files()
    assert [name for name in (page.entry, *page.modules, *page.sheets) if name not in files] == []


def test_its_page_has_no_other_script_or_style_than_those():
    text = (STREAMLIT_FOLDER / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script[^>]*>", text)
    assert len(scripts) == 2, "the flag for prerendering, and the entry"
    assert len(re.findall(r'rel="stylesheet"', text)) == len(streamlit_page().sheets)


def test_every_element_has_a_script_of_its_name():
    names = {
        *elements.ALWAYS,
        *elements._OF_CHOICE.values(),
        *elements._OF_KIND.values(),
        *("DeckGlJsonChart", "PlotlyChart", "Multiselect", "DataFrame", "Table"),
        *("DateInput", "TextArea", "TextInput"),
    }
    assert {name for name in names if not chunk(name)} == set()


@pytest.mark.parametrize("address", VIEWS)
def test_a_document_names_the_scripts_of_its_elements(address):
    text = client().get(address).text
    needs = re.search(r'data-needs="([^"]*)"', text).group(1).split()
    assert chunk("BidiComponent") in needs
    assert set(needs) <= set(streamlit_files())


@pytest.mark.parametrize(
    ("address", "charts"),
    [
        ("/", []),
        ("/?projection=globe", ["DeckGlJsonChart"]),
        ("/minerals?commodity=cobalt", []),
        ("/timeline", []),
        ("/partners?partner=PER", ["PlotlyChart"]),
        ("/present", []),
        ("/brief", []),
    ],
)
def test_only_a_page_with_a_chart_brings_what_draws_it(address, charts):
    text = client().get(address).text
    named = [name for name in ("DeckGlJsonChart", "PlotlyChart") if chunk(name) in text]
    assert named == charts


def test_every_part_of_streamlit_that_the_style_sheet_names_is_there():
    """Selectors of Streamlit's own elements stand in this one sheet (seen in 1.67)."""
    named = set(re.findall(r'data-testid="(\w+)"', SHEET.read_text(encoding="utf-8")))
    scripts = (path.read_text(encoding="utf-8") for path in STREAMLIT_FOLDER.glob("static/js/*.js"))
    found = {name for text in scripts for name in named if name in text}
    assert len(named) > 10
    assert named - found == set()


def test_the_state_of_the_connection_stands_where_the_page_script_looks():
    """After a cut the page is asked for again (frontend/src/streamlit.ts)."""
    scripts = [path.read_text(encoding="utf-8") for path in STREAMLIT_FOLDER.glob("static/js/*.js")]
    source = (_ROOT / "frontend" / "src" / "streamlit.ts").read_text(encoding="utf-8")
    named = re.findall(r'= "([^"]+)";', source)
    assert named == ["data-test-connection-state", "CONNECTED"]
    for name in named:
        assert any(name in script for script in scripts), name


def test_its_pushes_of_a_path_and_of_a_query_are_those_that_the_page_script_joins():
    """Else Back needs two presses after a change of page (frontend/src/history_entries.ts)."""
    entry = streamlit_files()[streamlit_page().entry].path.read_text(encoding="utf-8")
    assert entry.count("window.history.pushState({},") == 2


def test_the_sign_of_the_handover_is_mounted_on_every_page():
    """A component of a registered folder: an inline one would need ``blob:`` in the policy."""
    app = open_page("brief")
    mounted = app.get("bidi_component")
    assert [element.proto.component_name for element in mounted] == ["ministerial-atlas.handover"]
    assert not mounted[0].proto.js_content
    assert (_ROOT / "frontend" / "components" / "handover.js").is_file()


def test_the_drawings_of_the_timeline_are_mounted_by_a_script_of_ours():
    app = open_page("timeline")
    mounted = {
        element.proto.js_source_path: element.proto.component_name
        for element in app.get("bidi_component")
    }
    assert mounted["drawing.js"] == "ministerial-atlas.drawing"
    assert not app.get("plotly_chart")
    assert (_ROOT / "frontend" / "components" / "drawing.js").is_file()
