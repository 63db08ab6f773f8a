"""A page sends more over its websocket than its controls can hold.

Ten values of 15 MB each once stayed in the memory of one session.
"""

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from server.limits import LARGEST_MESSAGE


def test_a_message_that_no_page_sends_ends_its_connection(attacked):
    address = attacked.address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        socket.send(b"\0" * (LARGEST_MESSAGE + 1))
        with pytest.raises(ConnectionClosedError) as closed:
            list(socket)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009
