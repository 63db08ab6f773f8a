"""The atlas on a disk that is full: no file can grow past a few bytes, the log's included.

Semaphores are files of 32 bytes in memory, which a full disk leaves alone, and so does this limit.
"""

import resource

resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

from app import app  # noqa: E402

__all__ = ["app"]
