"""The theme that a run announces is the one that Streamlit would make anew."""

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from server.protocol import theme_messages

SECTIONS = ("theme", *(f"theme.{part.value}" for part in config.CustomThemeCategories))


@pytest.mark.parametrize("section", SECTIONS)
def test_the_kept_theme_is_streamlits_own(section: str):
    own, kept = CustomThemeConfig(), CustomThemeConfig()
    theme_messages._populate_theme(own, section)
    for _time in range(2):
        kept.Clear()
        theme_messages._populate_kept_theme(kept, section)
        assert kept == own


def test_a_section_without_options_stays_unset():
    without = [section for section in SECTIONS if theme_messages._theme(section) is None]
    assert without
    message = CustomThemeConfig()
    theme_messages._populate_kept_theme(message.sidebar, without[0])
    assert not message.HasField("sidebar")


def test_sessions_take_the_theme_from_where_it_is_given(monkeypatch):
    """The contract, seen in Streamlit 1.67: ``app_session._populate_theme_msg``, by its name."""
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    theme_messages.keep_theme_messages()
    assert app_session._populate_theme_msg is theme_messages._populate_kept_theme
    names = app_session.AppSession._create_new_session_message.__code__.co_names
    assert "_populate_theme_msg" in names
