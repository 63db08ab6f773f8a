"""A desk's colors: they keep their meaning, and one that could not be read is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.contrast import contrast
from charts.house_style import TOKENS, quieted, style_faults, substitution
from charts.palette import LEAST_CONTRAST, STATUS, THEMES
from charts.spec.page_specs import ExportSpec
from charts.spec.style_params import house_style
from data.facts.store import store

FACTS = store().facts
SIGNED = {"light": "#1F4E79", "dark": "#F2C6A0"}


def own_colors(theme):
    ink = THEMES[theme]
    status = {"signed": "signed_at_ministerial"}
    return {
        token: STATUS[status.get(token, token)].color(theme)
        if status.get(token, token) in STATUS
        else getattr(ink, token)
        for token in TOKENS
    }


@pytest.mark.parametrize("theme", THEMES)
def test_the_atlas_s_own_colors_are_a_style_without_fault(theme):
    assert style_faults(own_colors(theme), theme) == []


@pytest.mark.parametrize("theme", THEMES)
def test_without_a_style_nothing_changes(theme):
    assert substitution({}, theme) == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_shades_of_signed_stand_out_and_keep_their_order(theme):
    changes, land = substitution({"signed": SIGNED[theme]}, theme), THEMES[theme].land
    keys = ("signed_at_ministerial", "signed_before", "signed_after")
    found = [contrast(changes[STATUS[key].color(theme)], land) for key in keys]
    assert found == sorted(found, reverse=True)
    assert min(found) >= LEAST_CONTRAST
    absent = STATUS["signed_not_attending"]
    fill, stripes = changes[absent.color(theme)], changes[absent.ink(theme)]
    assert contrast(fill, stripes) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
def test_what_steps_back_behind_a_highlight_does_so_in_the_style_too(theme):
    changes = substitution({"signed": SIGNED[theme]}, theme)
    own = STATUS["signed_at_ministerial"].color(theme)
    assert changes[quieted(own, theme)] == quieted(SIGNED[theme], theme)


@pytest.mark.parametrize(
    ("colors", "theme", "fault"),
    [
        ({"signed": "#9FC5E8"}, "light", ("signed", "land")),
        ({"ink": "#AAAAAA"}, "light", ("ink", "paper")),
        ({"paper": "#333333"}, "light", ("paper", "ink")),
        ({"land": "#FFFFFF"}, "light", ("land", "paper")),
        ({"land": "#0F151B"}, "dark", ("land", "paper")),
        ({"highlight": "#EEEEEE"}, "light", ("highlight", "paper")),
        ({"announced": "#202020"}, "light", ("announced", "ink")),
        ({"signed": "#1F4E79", "announced": "#1F4E80"}, "light", ("signed", "announced")),
    ],
)
def test_a_color_that_could_not_be_read_is_named_with_what_it_does_not_stand_out_from(
    colors, theme, fault
):
    assert fault in [(one.token, one.other) for one in style_faults(colors, theme)]


def test_the_message_names_key_color_and_contrast():
    _, (problem,) = ExportSpec.read({"style": "signed:9FC5E8~font:dejavu-serif"}, FACTS)
    assert str(problem) == (
        "style='signed:9fc5e8': expected a color with a contrast of at least 5:1 to land "
        "(this one has 1.39:1)"
    )
    assert problem.accepted == "font:dejavu-serif"


def test_a_style_is_written_in_one_order_without_the_atlas_s_own_typeface():
    spec, problems = ExportSpec.read({"style": " font:source-sans~signed:#1F4E79 "}, FACTS)
    assert (spec.style, problems) == ("signed:1f4e79", [])
    assert house_style(spec.style).colors == {"signed": "#1F4E79"}


colors = st.from_regex("#[0-9A-F]{6}", fullmatch=True)


@given(st.dictionaries(st.sampled_from(TOKENS), colors), st.sampled_from(list(THEMES)))
def test_any_colors_are_a_substitution_or_a_fault_of_one_of_them(style, theme):
    for fault in style_faults(style, theme):
        assert fault.token in style
    for old, new in substitution(style, theme).items():
        assert contrast(old, new) >= 1
