"""The places in which commands are given."""

from enum import StrEnum


class Place(StrEnum):
    """Where a command is given; also the heading of its table."""

    BOARD = "board"
    TEXT = "composer, in the text"
    COMPOSER = "composer, after Esc"
    REVIEW = "review"
    APPLICATION = "application"
    ARCHIVE = "archive"
    STATISTICS = "statistics"
    IMPORT = "import"
    FORM = "forms"
    HELP = "help"
    ANYWHERE = "anywhere"

    @property
    def slug(self) -> str:
        """The place as it stands in a command's name."""
        return self.name.lower()

    @property
    def heading(self) -> str:
        """The place as the heading of its table: 'Composer, after Esc'."""
        return self.value[0].upper() + self.value[1:]
