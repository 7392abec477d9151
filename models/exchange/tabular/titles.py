"""Company and role out of one line, as people title the cards of other boards."""

import re

from models.text import clean_line
from models.typed.people import is_role

_AT = re.compile(r"^(?P<role>.+?)\s+(?:at|@|bei|chez|en)\s+(?P<company>.+)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[-–—|·/]+\s+|\s*[:|·]\s+|\s*[,(]\s*")


def split_title(title: str) -> tuple[str, str]:
    """'Acme – Engineer', 'Engineer at Acme' and 'Acme (Engineer)' are Acme and Engineer.

    Of two plain parts the first is the company. The role is empty where there is none.
    """
    line = clean_line(title)
    if match := _AT.match(line):
        return match["company"], match["role"]
    parts = [part.strip(" )") for part in _BETWEEN.split(line, maxsplit=1)]
    if len(parts) < 2 or not all(parts):
        return line, ""
    first, second = parts
    if is_role(first) and not is_role(second):
        return second, first
    return first, second
