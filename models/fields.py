"""Column types that peewee lacks: moments in UTC, and enumerations kept as their words."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from peewee import Field

_Moment = TypeVar("_Moment")
_Word = TypeVar("_Word", bound=StrEnum)

if TYPE_CHECKING:
    MomentBase = Field[_Moment]
    WordBase = Field[_Word]
else:  # peewee's classes are generic in its stubs only

    class MomentBase(Field, Generic[_Moment]):
        """A field that says what it holds."""

    class WordBase(Field, Generic[_Word]):
        """A field that says what it holds."""


class UtcField(MomentBase[_Moment]):
    """A moment: aware in Python (any zone in, UTC out), seconds in UTC in the table."""

    field_type = "DATETIME"

    def db_value(self, value: datetime | str | None) -> str | None:
        """The text to store; a naive datetime is a mistake and raises ValueError."""
        if value is None or isinstance(value, str):
            return value
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "seconds")

    def python_value(self, value: datetime | str | None) -> datetime | None:
        """The stored moment, aware, in UTC; some engines hand over text, some datetimes."""
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else value.replace(tzinfo=UTC)


class WordField(WordBase[_Word]):
    """One word out of an enumeration, stored as that word so that files stay readable."""

    field_type = "TEXT"

    def __init__(self, words: type[_Word], default: _Word, *, index: bool = False) -> None:
        self.words = words
        super().__init__(default=default, index=index)

    def db_value(self, value: _Word | str) -> str:
        """The word itself."""
        return str(self.words(value))

    def python_value(self, value: str) -> _Word:
        """The member of the enumeration; an unknown word raises ValueError."""
        return self.words(value)
