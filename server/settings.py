"""Every setting of the environment, read and checked in one place.

`settings` gives them, checked: `Settings.allowed_hosts`, `frame_ancestors`, `embed_ancestors`,
`metrics`, `public_address`, `security_contact`, `trusted_proxies` (asked by `Settings.trusts`);
for what draws, `renderers` (processes, None where the server is to choose), `render_queue`
(drawings under way and waiting), `render_seconds` (the deadline of each) and `render_cache_mb`
(megabytes kept); `template_mb`, megabytes of a presenter's template; and `cache_folder`, where
compressed files are kept; and `core`, the core that the threads of this process are kept on.
``app.py`` asks before anything else, so that a setting that cannot be used stops the start.

``ATLAS_DATA``, ``ATLAS_LOCALE`` and ``ATLAS_PUBLIC_ADDRESS`` are handed on to `data.configuration`,
as `data` and `charts` know nothing of the server.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, TypeVar

from data.configuration import Configuration, configure
from server.cpu_affinity import available_cores

T = TypeVar("T")
Networks = tuple[IPv4Network | IPv6Network, ...]

_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")
_ANCESTOR = re.compile(r"'self'|'none'|https?://[a-z0-9.*-]+(:[0-9]{1,5})?")
_ADDRESS = re.compile(
    r"https?://([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?"
)

_CONTACT = re.compile(r"(mailto:[!-~]+@|https://|tel:)[!-~]+")
_EVERYONE: dict[str, Networks] = {"on": (ip_network("0.0.0.0/0"), ip_network("::/0")), "off": ()}

_CACHE_FOLDER = Path(__file__).parents[1] / ".cache"

MOST_RENDERERS, LARGEST_QUEUE, LARGEST_CACHE_MB = 64, 1_000, 4_096
LONGEST_DRAWING = 3_600
LARGEST_TEMPLATE_MB = 200


class SettingsError(ValueError):
    """Settings that cannot be used; ``faults`` names each, its value, and what was expected."""

    def __init__(self, faults: list[str]):
        self.faults = tuple(faults)
        listed = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{len(faults)} fault(s) in the settings:\n{listed}")


@dataclass(frozen=True)
class Settings:
    """What the environment sets, checked.

    Attributes
    ----------
    tables, locale : pathlib.Path or None
        Other folders of tables and of translations.
    public_address : str
        The address that readers use, without a slash at its end, or "".
    allowed_hosts : tuple of str
        Hosts that are answered, in lower case and without port; none is any.
    frame_ancestors : tuple of str
        Who may show a page in a frame, in the words of a content security policy.
    embed_ancestors : tuple of str
        Who may show an embed in a frame, in the same words; ``*`` is everyone.
    security_contact : str
        Whom to tell of a hole, as an address such as ``mailto:security@example.org``, or "".
    trusted_proxies : tuple of ipaddress.IPv4Network or ipaddress.IPv6Network
        Whose word on host and scheme is taken.
    metrics : bool
        Whether ``/metrics`` answers.
    renderers : int or None
        Processes that draw; None where the server is to choose.
    render_queue : int
        Drawings under way and waiting at once.
    render_seconds : int
        Seconds after which a drawing is ended.
    render_cache_mb : int
        Megabytes of drawings that are kept.
    template_mb : int
        Megabytes that a presenter's template may have.
    cache_folder : pathlib.Path
        Where compressed files are kept for the next start; it is made when it is needed.
    core : int or None
        The core that the threads of this process are kept on; None where the system is to choose.
    """

    tables: Path | None = None
    locale: Path | None = None
    public_address: str = ""
    allowed_hosts: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ("'self'",)
    embed_ancestors: tuple[str, ...] = ("*",)
    security_contact: str = ""
    trusted_proxies: Networks = ()
    metrics: bool = True
    renderers: int | None = None
    render_queue: int = 24
    render_seconds: int = 60
    render_cache_mb: int = 24
    template_mb: int = 30
    cache_folder: Path = _CACHE_FOLDER
    core: int | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read and check every setting; one that is empty has its default.

        Raises
        ------
        SettingsError
            With every setting that cannot be used.
        """
        reader = _Reader(environment)
        values: dict[str, Any] = {
            "tables": reader.read("ATLAS_DATA", _folder),
            "locale": reader.read("ATLAS_LOCALE", _folder),
            "public_address": reader.read("ATLAS_PUBLIC_ADDRESS", _public_address),
            "allowed_hosts": reader.read("ATLAS_ALLOWED_HOSTS", _hosts),
            "frame_ancestors": reader.read("ATLAS_FRAME_ANCESTORS", _ancestors),
            "embed_ancestors": reader.read("ATLAS_EMBED_ANCESTORS", _embed_ancestors),
            "security_contact": reader.read("ATLAS_SECURITY_CONTACT", _contact),
            "trusted_proxies": reader.read("ATLAS_TRUSTED_PROXIES", _networks),
            "metrics": reader.read("ATLAS_METRICS", _switch),
            "renderers": reader.read("ATLAS_RENDERERS", _integer(MOST_RENDERERS)),
            "render_queue": reader.read("ATLAS_RENDER_QUEUE", _integer(LARGEST_QUEUE)),
            "render_seconds": reader.read("ATLAS_RENDER_SECONDS", _integer(LONGEST_DRAWING)),
            "template_mb": reader.read("ATLAS_TEMPLATE_MB", _integer(LARGEST_TEMPLATE_MB)),
            "cache_folder": reader.read("ATLAS_CACHE", _new_folder),
            "render_cache_mb": reader.read("ATLAS_RENDER_CACHE_MB", _integer(LARGEST_CACHE_MB)),
            "core": reader.read("ATLAS_CORE", _core),
        }
        if reader.faults:
            raise SettingsError(reader.faults)
        return cls(**{key: value for key, value in values.items() if value is not None})

    def trusts(self, client: str) -> bool:
        """Whether a client, by its address, is a proxy whose word is taken."""
        if not self.trusted_proxies:
            return False
        try:
            address = ip_address(client)
        except ValueError:
            return False
        mapped_address = getattr(address, "ipv4_mapped", None) or address
        return any(mapped_address in network for network in self.trusted_proxies)


class _Reader:
    """Reads one setting after the other, and keeps what is wrong with any."""

    def __init__(self, environment: Mapping[str, str]):
        self._environment = environment
        self.faults: list[str] = []

    def read(self, name: str, parse: Callable[[str], T]) -> T | None:
        """A setting, or None where it is not set or cannot be used."""
        value = self._environment.get(name, "").strip()
        if not value:
            return None
        try:
            return parse(value)
        except ValueError as error:
            self.faults.append(f"{name}={value!r} is not {error}")
            return None


def _public_address(value: str) -> str:
    address = value.rstrip("/")
    if not _ADDRESS.fullmatch(address):
        raise ValueError("an address without a path, such as https://atlas.example.org")
    return address


def _hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(value.lower().split())
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError(
            "a list of hosts such as atlas.example.org, *.example.org, 192.0.2.7 or "
            "[2001:db8::7], without scheme and port, space-separated"
        )
    return hosts


def _ancestors(value: str) -> tuple[str, ...]:
    places = tuple(value.split())
    if not all(_ANCESTOR.fullmatch(place) for place in places):
        raise ValueError(
            "a list of 'self', 'none' or origins such as https://news.example.org, space-separated"
        )
    return places


def _embed_ancestors(value: str) -> tuple[str, ...]:
    try:
        return ("*",) if value == "*" else _ancestors(value)
    except ValueError as error:
        raise ValueError(f"* for everyone, or {error}") from None


def _contact(value: str) -> str:
    if not _CONTACT.fullmatch(value):
        raise ValueError("an address such as mailto:security@example.org or https://example.org")
    return value


def _networks(value: str) -> Networks:
    if value in _EVERYONE:
        return _EVERYONE[value]
    try:
        return tuple(ip_network(part) for part in value.split())
    except ValueError:
        raise ValueError(
            "on, off, or a list of addresses and networks such as 10.0.0.0/8, space-separated"
        ) from None


def _switch(value: str) -> bool:
    if value not in ("on", "off"):
        raise ValueError("on or off")
    return value == "on"


def _integer(most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= most:
            raise ValueError(f"a whole number from 1 to {most}")
        return int(value)

    return parse


def _core(value: str) -> int:
    cores = sorted(available_cores())
    if value not in map(str, cores):
        listed = ", ".join(map(str, cores)) or "none on this system"
        raise ValueError(f"the number of a core that this process may use ({listed})")
    return int(value)


def _folder(value: str) -> Path:
    try:
        exists = Path(value).is_dir()
    except OSError:
        exists = False
    if not exists:
        raise ValueError("a folder that is there")
    return Path(value)


def _new_folder(value: str) -> Path:
    path = Path(value)
    try:
        _folder(value if os.path.lexists(value) else str(path.parent))
    except ValueError:
        raise ValueError("a folder, or one to be made in a folder that is there") from None
    return path


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once; those of the lower floors are handed on.

    Raises
    ------
    SettingsError
        With every setting that cannot be used.
    """
    loaded = Settings.from_environment(os.environ)
    configure(Configuration(loaded.tables, loaded.locale, loaded.public_address))
    return loaded
