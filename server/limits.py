"""How much one request, and one connection, may ask of the server."""

from __future__ import annotations

LONGEST_PATH = 512
"""Characters. The longest address of the atlas's own names a script of Streamlit's: about 80."""

LONGEST_QUERY = 40 * 1024
"""Characters. The slides of a briefing and a presenter's own texts take 33,000 together, some of
them escaped."""

MOST_FIELDS = 200
"""``key=value`` pairs in a query; there are 52 keys, and none may stand twice."""

LARGEST_BODY = 72 * 1024
"""Bytes. Nothing but a briefing is uploaded: at most 64,000 of them (``LARGEST`` in
charts/briefing/file.py), and multipart adds some hundred to that."""

ROOM_FOR_A_FORM = 8 * 1024
"""Bytes that a form adds to the template of a deck, whose own limit is `Settings.template_mb`."""

LARGEST_UNREAD = 4
"""How many times too large a template may be whose end is waited for, unread, to say so: a browser
that is answered before it has sent everything shows a broken connection instead."""

MOST_TEMPLATES = 4
"""Templates received and used at once: each is held in memory until its deck is made."""

SLOWEST_TEMPLATE_SECONDS = 120.0
"""For a whole template: 30 MB by 2 Mbit/s."""

LARGEST_MESSAGE = 256 * 1024
"""Bytes that a page may send over its websocket at once: all that its controls hold. The longest is
a presenter's own sentences, notes and points, 27,000 characters. Uvicorn closes a socket over it
(1009); its own default is 16 MB, and ten controls of a session held 150."""

LARGEST_STATE = 512 * 1024
"""Bytes that the controls of one session may hold: its longest message, twice. Streamlit keeps the
last value of every control, also of those that a message leaves out."""

LARGEST_STATE_IN_A_CROWD = 32 * 1024
MOST_STATE = 64 * 1024 * 1024
"""Bytes that the controls of all sessions may hold. A session that holds more than the first while
all hold more than the second gives way; one that reads the atlas holds about 3 KB."""

MOST_UPLOADS_OF_A_SESSION = 4
"""A briefing is read as it comes; Streamlit keeps the file until the session ends."""

MOST_UPLOADS = 32 * 1024 * 1024
"""Bytes of all sessions' files together: some 500 of the largest."""

SLOWEST_BODY_SECONDS = 15.0
"""Between two pieces of a body."""

LONGEST_HEAD = 64 * 1024
"""Bytes of request line and headers together, of which the query may be two thirds."""

LONGEST_UPGRADE_LINE = 8_000
"""Bytes of one line in the head of a websocket's handshake. The library that reads it gives up at
8,192 without an answer, and waits for ever (``MAX_LINE_LENGTH``, websockets/http11.py, 17.4)."""

MOST_UPGRADE_LINES = 128
"""Headers of a handshake (``MAX_NUM_HEADERS``, websockets/http11.py)."""

SLOWEST_HEAD_SECONDS = 10
"""From the first byte of a request, or the opening of a connection, to the end of its headers; and
how long a connection may be idle between two requests. Clients that keep one for 5 s, as many do,
then never ask on one that is just being closed."""

MOST_CONNECTIONS = 4_000
"""The most that one process takes, where its limit of open files leaves room for as many (see
server/protocol/file_descriptors.py). Readers hold one connection each for the page's life, and a
few while it loads; 200 who act every five seconds are as many as two cores serve well."""

PARTS_FOR_ONE_ADDRESS = 4
"""One address has at most this part of the connections: an office behind one has many readers, and
is still not everybody."""

LEAST_IDLE_SECONDS = 1.0
"""A connection that has been idle longer is closed when the limit is reached."""

PROBES = ("/healthz", "/_stcore/health")
"""Requested by address, not by name, by monitoring."""

ROOM_FOR_PROBES = 16
"""Connections beyond the most that are taken to hear whether they ask how this server is; they come
out of the reserve of server/protocol/file_descriptors.py."""

SLOWEST_PROBE_SECONDS = 2
"""For the head of a request on such a connection."""

SLOWEST_READER_SECONDS = 15.0
SLOWEST_SESSION_SECONDS = 40.0
"""On a websocket: as long as its ping and the wait for the answer to it take together."""

LEAST_READ = 16 * 1024
"""Bytes that a client takes of what waits for it in the first of these times, or is dropped:
1 KB/s, a twentieth of what the slowest mobile network that browsers emulate carries."""
