"""Starting without OpenSSL: this program opens no connection, and loading it would be felt.

Python can be built without it, and `asyncio` and `hashlib` do without where it is missing; here it
is missing for as long as they are imported. It takes a tenth of the memory of a small program, and
a twentieth of its start. Whatever needs it later (a driver of a database elsewhere) finds it.
"""

import sys
from importlib import import_module


def import_event_loop() -> None:
    """`asyncio`, which cannot speak TLS then."""
    _import_without("asyncio", "ssl")


def import_hashes() -> None:
    """`hashlib` with Python's own hashes, which peewee asks for."""
    _import_without("hashlib", "_hashlib")


def _import_without(name: str, optional: str) -> None:
    if optional in sys.modules:
        return
    # None makes an import of it fail as if it were not there.
    sys.modules[optional] = None  # type: ignore[assignment]
    try:
        import_module(name)
    finally:
        del sys.modules[optional]
