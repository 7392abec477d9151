"""Starting without what Python loads by habit, and this program does not need.

It opens no connection, and loading OpenSSL would be felt: a tenth of the memory of a small program,
and a twentieth of its start. Python can be built without it, and `asyncio` and `hashlib` do without
where it is missing; here it is missing for as long as they are imported. Whatever needs it later (a
driver of a database elsewhere) finds it.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
"""Where Python looks for time zones, unless it was built to look elsewhere; in this order."""
_WHERE = "PYTHONTZPATH"


def import_event_loop() -> None:
    """`asyncio`, which cannot speak TLS then."""
    _import_without("asyncio", "ssl")


def import_hashes() -> None:
    """`hashlib` with Python's own hashes, which peewee asks for."""
    _import_without("hashlib", "_hashlib")


def import_zones() -> None:
    """`zoneinfo`, which is told where zones are if they are where they mostly are.

    Else it asks how Python was built, and reads a file of a hundred kilobytes for the answer.
    """
    if "zoneinfo" in sys.modules or _WHERE in os.environ or not Path(_ZONES[0]).is_dir():
        return
    os.environ[_WHERE] = os.pathsep.join(_ZONES)
    try:
        import_module("zoneinfo")
    finally:
        del os.environ[_WHERE]


def _import_without(name: str, optional: str) -> None:
    if optional in sys.modules:
        return
    # None makes an import of it fail as if it were not there.
    sys.modules[optional] = None  # type: ignore[assignment]
    try:
        import_module(name)
    finally:
        del sys.modules[optional]
