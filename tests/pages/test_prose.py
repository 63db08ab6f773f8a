"""Text from the tables never turns into markup."""

from hypothesis import given
from hypothesis import strategies as st

from pages.parts.prose import plain, source_link, source_links


@given(st.text())
def test_every_special_character_is_escaped(text):
    shown = plain(text)
    for place, character in enumerate(shown):
        if character in "*_[]<>$`#~:":
            assert shown[place - 1] == "\\"


def test_only_web_addresses_become_links():
    assert source_link("javascript:alert(1)").startswith("javascript\\:")
    assert source_link("https://www.state.gov/x").startswith("[state\\.gov](https://")


def test_a_bracket_in_an_address_cannot_close_the_link():
    assert ")" not in source_link("https://example.org/a_(b)").removesuffix(")")


def test_a_mirror_is_a_copy():
    assert "copy at" in source_link("http://nie-podam.pl/viewer.php?id=1")


def test_links_are_listed():
    assert source_links("https://a.org/1;https://b.org/2").count("](") == 2
