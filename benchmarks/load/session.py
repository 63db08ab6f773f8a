"""One reader without a browser, over Streamlit 1.67's own websocket protocol.

The browser sends `BackMsg.rerun_script` (the query string, the page, the changed widget, and the
fragment it stands in) and receives `ForwardMsg`: `new_session`, a `delta` for each element, and
`script_finished`. The messages are the ones of the installed package (streamlit/proto); where they
go is streamlit/web/server/starlette/starlette_websocket.py.

The driver shares two cores with what it measures. Through picows it takes a quarter less time than
through websockets (1.3 and 1.8 ms for the 41 messages of an interaction, measured in turns).
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from picows.websockets import ClientConnection, connect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

_STREAM = "/_stcore/stream"
_SUBPROTOCOLS = ["streamlit", "PLACEHOLDER_AUTH_TOKEN"]
"""What the browser offers: the protocol, and a token that is empty without a login."""

_FINISHED = (
    ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY,
    ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)
LATE = 30.0
"""Seconds after which a reader has given up: an interaction is then lost."""

_KEY = re.compile(r"^\$\$ID-[0-9a-f]+-(?P<key>.+)$")


class LostError(Exception):
    """An interaction had no effect in time, or an error instead."""


@dataclass
class RunOutput:
    """What the runs since the last interaction have put on the screen."""

    texts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    page: str = ""
    size: int = 0

    def has(self, text: str) -> bool:
        """Whether some element's text holds this one."""
        return any(text in element_text for element_text in self.texts)


Effect = Callable[[RunOutput], bool]


class Session:
    """A connected reader: runs pages, sets widgets, and waits for what comes of it."""

    def __init__(self, socket: ClientConnection, query: str):
        self.query = query
        self.pages: dict[str, str] = {}
        self._socket = socket
        self._page = ""
        self._widgets: dict[str, tuple[str, str]] = {}
        self._options: dict[str, list[str]] = {}
        self._cache: dict[str, ForwardMsg] = {}
        self._map_view: dict[str, str] = {}
        self._map_changes = 0

    async def open(self, path: str = "", effect: Effect = bool) -> RunOutput:
        """The first run of a session."""
        return await self._run(self._rerun(path=path), effect)

    async def go(self, page: str, effect: Effect = bool) -> RunOutput:
        """Another page by its title, as the navigation does it: without the query."""
        self.query, self._page = "", self.pages[page]
        target = self._page
        return await self._run(
            self._rerun(), lambda output: output.page == target and effect(output)
        )

    async def set(self, key: str, value: str | float, effect: Effect = bool) -> RunOutput:
        """A widget by its key: a choice by how its label begins, a date by its microseconds."""
        widget, fragment = self._widgets[key]
        state = WidgetState(id=widget)
        if isinstance(value, str):
            options = self._options[key]
            state.string_value = next(
                (option for option in options if option.startswith(value)), value
            )
        else:
            state.double_array_value.data.append(value)
        return await self._run(self._rerun(state, fragment), effect)

    @property
    def has_map(self) -> bool:
        """Whether the page has a live map."""
        return "map_stage" in self._widgets

    async def choose_on_map(self, effect: Effect = bool, **changes: str) -> RunOutput:
        """A change of the view on the live map, as its script sends it."""
        widget, fragment = self._widgets["map_stage"]
        self._map_changes += 1
        value = {**self._map_view, **changes, "changes": self._map_changes}
        self._map_view = value
        state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{widget}__events")
        state.json_trigger_value = json.dumps([{"event": "view", "value": value}])
        return await self._run(self._rerun(state, fragment), effect)

    def _rerun(
        self, widget: WidgetState | None = None, fragment: str = "", path: str = ""
    ) -> BackMsg:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = self.query, self._page
        rerun.page_name, rerun.fragment_id = path, fragment
        rerun.cached_message_hashes.extend(self._cache)
        if widget is not None:
            rerun.widget_states.widgets.append(widget)
        return message

    async def _run(self, message: BackMsg, effect: Effect) -> RunOutput:
        await self._socket.send(message.SerializeToString())
        output = RunOutput()
        try:
            async with asyncio.timeout(LATE):
                while not (await self._next(output) and effect(output)):
                    pass
        except TimeoutError:
            raise LostError(f"no effect in {LATE:.0f} s; last seen: {output.texts[:3]}") from None
        if output.faults:
            raise LostError("; ".join(output.faults))
        return output

    async def _next(self, output: RunOutput) -> bool:
        """Take one message; true when it ends a run."""
        raw = await self._socket.recv()
        assert isinstance(raw, bytes)
        output.size += len(raw)
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._cache[message.ref_hash]
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable:
            self._cache[message.hash] = message
        if kind == "delta":
            self._take(message, output)
        elif kind == "navigation":
            self.pages = {item.page_name: item.page_script_hash for item in self._pages_of(message)}
            self._page = output.page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind in ("page_not_found", "session_event"):
            output.faults.append(str(message)[:200])
        return kind == "script_finished" and message.script_finished in _FINISHED

    @staticmethod
    def _pages_of(message: ForwardMsg) -> list:
        return list(message.navigation.app_pages)

    def _take(self, message: ForwardMsg, output: RunOutput) -> None:
        delta = message.delta
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind)
        output.texts.append(getattr(element, "body", "") or getattr(element, "json", ""))
        if kind == "exception" or (kind == "alert" and "could not be drawn" in element.body):
            output.faults.append(str(element)[:500])
        match = _KEY.match(getattr(element, "id", ""))
        if match:
            self._widgets[match["key"]] = (element.id, delta.fragment_id)
            self._options[match["key"]] = [*map(str, getattr(element, "options", ()))]


@asynccontextmanager
async def connected(address: str, query: str = "", cookie: str = "") -> AsyncIterator[Session]:
    """A session at an ``http://`` address of this machine; nothing has run in it yet."""
    host = urlsplit(address).netloc
    headers = {"Cookie": cookie} if cookie else {}
    async with connect(
        f"ws://{host}{_STREAM}",
        subprotocols=_SUBPROTOCOLS,
        origin=address,
        additional_headers=headers,
        max_size=None,
        open_timeout=LATE,
        ping_timeout=LATE,
    ) as socket:
        yield Session(socket, query)
