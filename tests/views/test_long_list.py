"""A list that is too long to be shown at once: every item in one of its parts, none in two.

With fifty times the agreements every card was made and sent: a document of 3.5 MB after 4.5 s.
"""

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from data.agreements.counting import signed_texts
from data.facts.store import Facts, store
from server.html.document import PageRequest, document
from tests.views.reading import context_of, of_kind
from views.agreements.cards import MOST
from views.agreements.groups import MOST as MOST_OF_A_GROUP
from views.agreements.page import agreements_page
from views.blocks import Html
from views.long_list import LongList, listed

TIMES = 5


def numbers(start, end):
    return Markup(" ").join(map(str, range(start, end)))


@pytest.fixture(scope="module")
def more():
    """The facts with every agreement and its provisions so many times."""
    facts = store().facts
    raw = {name: facts.raw_table(name) for name in facts.table_names}
    for name in ("agreements", "provisions"):
        rows = raw[name]
        copies = [
            rows.assign(agreement_id=rows["agreement_id"] + f"-{at}") for at in range(1, TIMES)
        ]
        raw[name] = pd.concat([rows, *copies], ignore_index=True)
    return Facts(raw, "more")


@given(st.integers(0, 300), st.integers(1, 60))
def test_every_item_stands_in_one_part(total, most):
    block = listed("numbers", map(str, range(total)), most, numbers)
    if total <= most:
        assert block == Html(numbers(0, total))
        return
    parts = [block.shown(start).split() for start in block.starts]
    assert [int(item) for part in parts for item in part] == list(range(total))
    assert max(map(len, parts)) == most


def test_other_items_are_another_list_that_begins_with_its_first():
    one, same, other = (listed("list", keys, 1, numbers) for keys in ("ab", "ab", "ac"))
    assert one.name == same.name != other.name


def test_the_shipped_agreements_stand_on_the_page_whole():
    blocks = [*of_kind(agreements_page(context_of("agreements")), LongList)]
    blocks += of_kind(agreements_page(context_of("agreements", view="matrix")), LongList)
    assert blocks == []


@pytest.mark.parametrize("view", ["cards", "matrix"])
def test_every_agreement_is_reached_part_by_part(more, view):
    context = replace(context_of("agreements", view=view), facts=more, local=more)
    blocks = of_kind(agreements_page(context), LongList)
    counted = len(signed_texts(more, more.last_event))
    assert counted == TIMES * len(signed_texts(store().facts, more.last_event))
    assert {(block.total, block.most) for block in blocks} >= {(counted, MOST)}
    assert {block.most for block in blocks} == {MOST, MOST_OF_A_GROUP}
    shown = set()
    for block in blocks:
        for start in block.starts:
            shown |= set(re.findall(r"[?&;]agreement=([\w-]+)", block.shown(start)))
    for block in of_kind(agreements_page(context), Html):
        shown |= set(re.findall(r"[?&;]agreement=([\w-]+)", block.html))
    assert shown == set(more.agreements["agreement_id"])


def test_the_heads_of_the_matrix_count_the_rows_of_every_part(more):
    context = replace(context_of("agreements", view="matrix"), facts=more, local=more)
    (block, *_groups) = of_kind(agreements_page(context), LongList)
    heads = [
        [int(number) for number in re.findall(r"</a> \((\d+)\)</th>", block.shown(start))]
        for start in (block.starts[0], block.starts[-1])
    ]
    stated = more.provisions["provision"].value_counts()
    assert heads[0] == heads[1]
    assert heads[0][0] == stated["supply"]


def test_a_document_says_which_part_it_shows_and_leads_to_the_next(more):
    spec = context_of("agreements").spec
    request = PageRequest("agreements", "", "http://a.org")
    page = JustHTML(document(more, request, spec), sanitize=False)
    total = len(signed_texts(more, more.last_event))
    first = next(
        nav for nav in page.query("main nav") if f"1 to {MOST} of {total}" in nav.to_text()
    )
    assert [link.attrs["href"] for link in first.query("a")] == [
        f"/agreements?first_row={MOST + 1}"
    ]
    page = JustHTML(document(more, request, spec, first_row=MOST + 1), sanitize=False)
    words = f"{MOST + 1} to {2 * MOST} of {total}"
    second = next(nav for nav in page.query("main nav") if words in nav.to_text())
    assert second.query("a")[0].attrs["href"] == "/agreements"


def test_on_the_live_page_a_field_chooses_the_part():
    def script():
        from markupsafe import Markup

        from pages.components.blocks import show
        from views.long_list import listed

        show((listed("list", "abcde", 2, lambda start, end: Markup("{}-{}").format(start, end)),))

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.selectbox[0].options == ["Rows 1 to 2 of 5", "Rows 3 to 4 of 5", "Rows 5 to 5 of 5"]
    assert app.get("html")[0].proto.body == "0-2"
    app.selectbox[0].set_value(4).run()
    assert app.get("html")[0].proto.body == "4-5"
