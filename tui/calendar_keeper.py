"""Keeping the person's calendar file up to date while the board is open, out of the keys' way."""

import threading
from pathlib import Path

from models.errors import AfterwordError
from models.files.home import at_home
from tui.desk import Desk

EVERY_SECONDS = 5.0


class CalendarKeeper:
    """Rewrites the calendar once the board's files or the hour have changed; used by one thread.

    `look` costs the size and time of two files. The work is done in a thread of its own, with a
    connection of its own.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: tuple[object, ...] = ()
        self._trouble = self._told = ""
        self._work: threading.Thread | None = None

    @property
    def wanted(self) -> bool:
        """Whether the person wants a calendar, and the board can be read by a second connection."""
        return self._desk.settings.outgoing.calendar_file is not None and self._path is not None

    @property
    def _path(self) -> Path | None:
        from models.database import MEMORY

        place = self._desk.database.location
        return None if "://" in place or place == MEMORY else at_home(place)

    def look(self) -> str:
        """Start writing where there is something new; what went wrong the last time, told once."""
        if self._work is not None and self._work.is_alive():
            return ""
        state = self._state()
        if state != self._seen:
            self._seen = state
            self._work = threading.Thread(target=self._write, name="calendar", daemon=True)
            self._work.start()
            return ""
        return self._news()

    def finish(self) -> str:
        """Write what is new now that the board closes, wait for it, and answer likewise."""
        if not self.wanted:
            return ""
        self._wait()
        self.look()
        self._wait()
        return self._news()

    def _wait(self) -> None:
        if self._work is not None:
            self._work.join()

    def _news(self) -> str:
        if self._trouble == self._told:
            return ""
        self._told = self._trouble
        return self._trouble

    def _state(self) -> tuple[object, ...]:
        """What the calendar follows from: every change of the board touches one of its files."""
        now, path = self._desk.now(), self._path
        files = (path, path.with_name(f"{path.name}-wal")) if path else ()
        return (now.date(), now.hour, *(_mark(file) for file in files))

    def _write(self) -> None:
        from models.database import explained
        from models.exchange.exports.calendar import keep_up_if_wanted

        try:
            with explained(), self._desk.database.engine.connection_context():
                keep_up_if_wanted(self._desk.settings, self._desk.now())
            self._trouble = ""
        except AfterwordError as error:
            self._trouble = str(error)


def _mark(path: Path) -> tuple[int, int]:
    try:
        known = path.stat()
    except OSError:
        return (0, 0)
    return (known.st_mtime_ns, known.st_size)
