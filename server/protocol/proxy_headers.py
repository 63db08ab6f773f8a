"""uvicorn's trust in what proxies say, taken away (see `server.middleware.forwarded_headers`)."""

from __future__ import annotations

from uvicorn.config import Config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware


def ignore_proxy_headers(config: Config) -> None:
    """Have uvicorn leave the headers of proxies alone.

    By itself it believes whoever speaks from this machine, who then has the address of another
    (``proxy_headers``, uvicorn/config.py).
    """
    app = config.loaded_app
    if isinstance(app, ProxyHeadersMiddleware):
        config.loaded_app = app.app
