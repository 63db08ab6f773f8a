"""Text from the tables never turns into markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.text.markdown import escape_markdown, source_link, source_links, unescaped


@given(st.text())
def test_every_special_character_is_escaped(text):
    escaped = escape_markdown(text)
    assert unescaped(escaped) == text.replace("\n", " ")
    for place, character in enumerate(escaped):
        if character in "*_[]<>$`#~:":
            assert escaped[place - 1] == "\\"


def test_only_web_addresses_become_links():
    assert source_link("javascript:alert(1)").startswith("javascript\\:")
    assert source_link("https://www.state.gov/x").startswith("[state\\.gov](https://")


def test_a_bracket_in_an_address_cannot_close_the_link():
    assert ")" not in source_link("https://example.org/a_(b)").removesuffix(")")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://nie-podam.pl/viewer.php?id=1", "copy at nie\\-podam\\.pl"),
        ("https://2ch.logpo.jp/article/1437886", "forum post at 2ch\\.logpo\\.jp"),
        ("https://www.krbitget.com/news/1", "trading site krbitget\\.com"),
        ("http://119.78.100.166/item", "unnamed site 119\\.78\\.100\\.166"),
        ("https://github.com/Bridge-Node-7/pax-silica", "tracker github\\.com"),
        ("https://www.state.gov/releases", "state\\.gov"),
    ],
)
def test_a_link_says_what_it_leads_to_where_that_is_no_original(url, name):
    assert source_link(url).startswith(f"[{name}](")


def test_links_are_listed():
    assert source_links("https://a.org/1;https://b.org/2").count("](") == 2
