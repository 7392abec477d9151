"""Regular expressions that are compiled when they are first used.

Compiling one costs what a query does, and a command uses few of those that its modules name.
"""

import re
from typing import Any, cast


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes, but made at its first use. Raises `re.error` only then."""
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        # The next time it is there, and this is not asked.
        setattr(self, name, found)
        return found
