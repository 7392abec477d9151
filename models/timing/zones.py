"""Time zones: which names are known, and the zone of this machine."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def is_zone(name: str) -> bool:
    """Whether a zone has this name."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False
    return True


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name, which must be known; of no name, this machine's."""
    if name:
        return ZoneInfo(name)
    linked = _linked_zone()
    if linked:
        return ZoneInfo(linked)
    from tzlocal import get_localzone_name

    return ZoneInfo(get_localzone_name())


def _linked_zone() -> str:
    """The zone that /etc/localtime points to, where nothing else has a say; empty if unclear.

    Most machines say it so; asking tzlocal takes a tenth of `afterword due`.
    """
    if os.environ.get("TZ"):
        return ""
    try:
        name = str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2]
    except OSError:
        return ""
    return name if name and is_zone(name) else ""
