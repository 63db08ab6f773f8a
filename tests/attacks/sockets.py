"""Websockets to the atlas as a page opens them, with messages that no page sends."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol


def connect_stream(address: str, session: str = "") -> ClientConnection:
    """Open a connection on which nothing has run; given a session, it resumes that session."""
    names = ["streamlit", "no-token", session] if session else ["streamlit"]
    protocols = [Subprotocol(name) for name in names]
    stream = address.replace("http://", "ws://") + "/_stcore/stream"
    return connect(stream, subprotocols=protocols, max_size=None)


def message(**values: int) -> bytes:
    """A page's rerun message: so many characters for each control by name."""
    back_message = BackMsg()
    back_message.rerun_script.query_string = ""
    for name, size in values.items():
        back_message.rerun_script.widget_states.widgets.add(
            id=f"$$ID-{name}-None", string_value="x" * size
        )
    return back_message.SerializeToString()


def session_of(socket: ClientConnection) -> str:
    """Run the page and return the session's id once the run is over."""
    socket.send(message())
    name = ""
    for raw in socket:
        forward_message = ForwardMsg.FromString(raw)
        if forward_message.HasField("new_session"):
            name = forward_message.new_session.initialize.session_id
        if forward_message.WhichOneof("type") == "script_finished":
            return name
    return name
