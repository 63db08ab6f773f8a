"""How many processors this process may use, and so how many processes draw."""

from __future__ import annotations

import os
from pathlib import Path

from server.cpu_affinity import available_cores

MOST_RENDERERS = 2
"""Each holds 310 to 360 MB, and 110 more while it draws a print page at scale 3."""

_GROUPS = Path("/sys/fs/cgroup")
_MEMBERSHIP = Path("/proc/self/cgroup")


def renderers_by_default() -> int:
    """One for each processor but that of the pages, within `MOST_RENDERERS`."""
    return min(max(processors() - 1, 1), MOST_RENDERERS)


def processors() -> int:
    """Processors by affinity and by the limit of the control group, whichever is less."""
    return max(min(_by_affinity(), _by_quota(_GROUPS, _MEMBERSHIP)), 1)


def _by_affinity() -> int:
    return len(available_cores()) or os.cpu_count() or 1


def _by_quota(groups: Path, membership: Path) -> int:
    """The least ``cpu.max`` of this process's group and those above it (cgroup v2), in whole."""
    try:
        lines = membership.read_text(encoding="ascii").splitlines()
    except OSError:
        lines = []
    group_path = next((line[3:] for line in lines if line.startswith("0::")), "/")
    group = groups / group_path.lstrip("/")
    above = (group, *group.parents)
    return min(
        (_quota(place) for place in above if place.is_relative_to(groups)), default=_UNLIMITED
    )


_UNLIMITED = 1 << 16


def _quota(group: Path) -> int:
    """``cpu.max`` holds microseconds in each period, or ``max`` (Linux, admin-guide/cgroup-v2)."""
    try:
        most, period = (group / "cpu.max").read_text(encoding="ascii").split()
        return _UNLIMITED if most == "max" else int(most) // int(period)
    except (OSError, ValueError):
        return _UNLIMITED
