"""The theme that every run announces, made once.

Each run of a script begins with a message that names the theme, and Streamlit asks all of its
options for it six times over (``_create_new_session_message``, streamlit 1.67): a tenth of what a
change of the view costs (docs/decisions/0016-fewer-writes-and-messages.md). The options are read
when the server starts and stay.
"""

from __future__ import annotations

from functools import lru_cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate_theme = app_session._populate_theme_msg


@lru_cache(maxsize=16)
def _theme(section: str) -> CustomThemeConfig | None:
    """The theme of a section of the options; None where it sets none."""
    message = CustomThemeConfig()
    _populate_theme(message, section)
    return message if message.ListFields() else None


def _populate_kept_theme(msg: CustomThemeConfig, section: str = "theme") -> None:
    theme = _theme(section)
    if theme is not None:
        msg.MergeFrom(theme)


def keep_theme_messages() -> None:
    """Have Streamlit's sessions take the theme that was made before."""
    app_session._populate_theme_msg = _populate_kept_theme
