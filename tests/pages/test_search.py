"""The live page has the search of the document, in a form that Streamlit lets through."""

import re
from pathlib import Path

import pytest
from streamlit import __file__ as streamlit_file

from tests.pages.opening import open_page
from tests.views.reading import context_of
from views.page_list import PAGES
from views.search import search_form

SCRIPTS = Path(streamlit_file).parent / "static" / "static" / "js"


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_every_live_page_begins_with_the_search(page):
    app = open_page(page, lang="fr")
    shown = app.get("html")[0].proto.body
    assert 'class="atlas-search"' in shown
    assert 'data-lang="fr"' in shown


def test_streamlit_lets_every_part_of_the_form_through():
    """What its sanitizer does not list would be missing on the live page (DOMPurify, 1.67)."""
    sanitizer = next(SCRIPTS.glob("purify.es.*.js")).read_text(encoding="utf-8")
    lists = re.findall(r"`([\w.-]+)`\.split", sanitizer)
    listed = {name for joined in lists for name in joined.split(".")}
    html = str(search_form(context_of("", lang="fr")).html)
    tags = set(re.findall(r"<(\w+)", html))
    attributes = set(re.findall(r"\s([a-z-]+)=", html))
    assert tags == {"form", "input", "button"}
    assert len(attributes) > 10
    passed = {name for name in attributes if name.startswith(("aria-", "data-"))}
    assert (tags | attributes) - passed - listed == set()
