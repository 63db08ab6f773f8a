"""What stands at the end of every page."""

from data.i18n.cldr import LANGUAGES
from data.i18n.dates import format_date
from tests.views.reading import context_of, of_kind, texts_of
from views.blocks import Group, Html
from views.fields import Choice
from views.footer import footer


def test_the_footer_says_what_the_facts_cover_and_their_version(facts):
    blocks = footer(context_of("sources"))
    assert [group.key for group in of_kind(blocks, Group)] == ["footer"]
    assert f"Facts {facts.version}." in texts_of(blocks)
    covered_to = format_date(facts.covered_to, facts.lang)
    assert f"Coverage is systematic to {covered_to}," in texts_of(blocks)


def test_the_language_is_a_key_of_the_view():
    (choice,) = of_kind(footer(context_of("brief", lang="ja")), Choice)
    assert (choice.key, choice.name, choice.value, choice.kind) == (
        "lang",
        "lang",
        "ja",
        "segments",
    )
    assert list(choice.options) == list(LANGUAGES)


def test_keys_and_hints_are_buttons():
    (switches,) = of_kind(footer(context_of("")), Html)
    assert switches.html.count('<button type="button"') == 2
    assert "<script" not in switches.html
