"""What an operator sets for the facts, the languages and the charts, which know of no server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Configuration:
    """Settings below the server.

    Attributes
    ----------
    tables : pathlib.Path or None
        The folder of the tables; None for ``data/tables``.
    locale : pathlib.Path or None
        The folder of the translations; None for ``locale``.
    public_address : str
        The address that readers use, without a slash at its end, or "".
    """

    tables: Path | None = None
    locale: Path | None = None
    public_address: str = ""


class _Current:
    """The configuration of this process."""

    configuration = Configuration()


def configure(configuration: Configuration) -> None:
    """Take settings over; `server.settings` does, once it has read the environment.

    Parameters
    ----------
    configuration : Configuration
        Replaces the settings of this process as a whole.
    """
    _Current.configuration = configuration


def configuration() -> Configuration:
    """The settings of this process; the defaults where nobody has set any."""
    return _Current.configuration
