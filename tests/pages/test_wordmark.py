"""The name of the atlas is sent as it is: no reader keeps a file for it."""

from streamlit.commands.logo import _process_logo_image

from pages.components.wordmark import WORDMARK


def test_streamlit_takes_the_picture_for_an_address():
    """The contract, seen in Streamlit 1.67: a file would be kept for each session."""
    assert WORDMARK.startswith("data:image/png;base64,iVBOR")
    assert _process_logo_image(WORDMARK, "logo")[1] == WORDMARK
