"""Noticing that another program wrote to the same board, without reading a table for it."""

from models.database import Database
from models.database.others import writes_of_others
from models.sharing.authorship import made_elsewhere, newest_entry, taken_back


class Watch:
    """Looks at one open board from the moment it is made.

    SQLite gives each connection a number that changes when another connection has written, and
    never by one's own writing. Other engines have nothing of the kind: there nothing is noticed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version = writes_of_others(database)
        self.began_at = newest_entry()
        self._told = self.began_at
        self._undone = taken_back()

    def changed(self) -> bool:
        """True if another program wrote since this was asked last.

        Raises `DatabaseProblem` where the board cannot be asked.
        """
        before = self._version
        self._version = writes_of_others(self._database, before)
        return self._version != before

    def news(self) -> list[str]:
        """What was done elsewhere since this was asked last, in words, the newest last.

        One's own undoing is told too, unless `skip` was called behind it.
        """
        told, undone = self._told, self._undone
        self.skip()
        titles = [title for _, title in made_elsewhere(told)] if self._told > told else []
        if titles or self._told > told:
            return titles
        back = self._undone[: len(self._undone) - len(undone)]
        again = undone[: len(undone) - len(self._undone)]
        return [f"taken back: {title}" for title in reversed(back)] + [
            f"done again: {title}" for title in again
        ]

    def skip(self) -> None:
        """Whatever was done so far is known."""
        self._told = newest_entry()
        self._undone = taken_back()
