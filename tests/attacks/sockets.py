"""Websockets to the atlas as a page opens them, with messages that no page sends."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol


def joined(address: str, session: str = "") -> ClientConnection:
    """A connection that nothing has run on; of a session that was left, if one is named."""
    offered = ["streamlit", "no-token", session] if session else ["streamlit"]
    known = [Subprotocol(name) for name in offered]
    stream = address.replace("http://", "ws://") + "/_stcore/stream"
    return connect(stream, subprotocols=known, max_size=None)


def message(**values: int) -> bytes:
    """A page's message: for each of its controls by name, so many characters."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    for name, size in values.items():
        asked.rerun_script.widget_states.widgets.add(
            id=f"$$ID-{name}-None", string_value="x" * size
        )
    return asked.SerializeToString()


def session_of(socket: ClientConnection) -> str:
    """Run the page; gives the name of the session, once the run is over."""
    socket.send(message())
    name = ""
    for raw in socket:
        told = ForwardMsg.FromString(raw)
        if told.HasField("new_session"):
            name = told.new_session.initialize.session_id
        if told.WhichOneof("type") == "script_finished":
            return name
    return name
