"""A page sends more over its websocket than its controls can hold.

Ten values of 15 MB each once stayed in the memory of one session.
"""

import re
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from server.limits import LARGEST_MESSAGE

ROOT = Path(__file__).parents[2]


def test_a_message_that_no_page_sends_ends_its_connection(attacked):
    address = attacked.address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        socket.send(b"\0" * (LARGEST_MESSAGE + 1))
        with pytest.raises(ConnectionClosedError) as closed:
            list(socket)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009


@pytest.mark.parametrize("file", ["Makefile", "deploy/Containerfile"])
def test_whoever_serves_the_atlas_gives_the_bound(file):
    (given,) = re.findall(r"--ws-max-size (\d+)", (ROOT / file).read_text(encoding="utf-8"))
    assert int(given) == LARGEST_MESSAGE
