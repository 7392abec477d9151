"""A card as it was when a person began to do something about it."""

from dataclasses import dataclass
from typing import Any

from models.database.reading import one_moment
from models.rows.images import Image, image
from models.rows.lookup import application, participations
from models.sharing.authorship import made_elsewhere, newest_entry
from models.sharing.clash import Clash, Side
from models.tables import Application, Snooze, Table

_BY_THE_WAY = {"stage_since", "archived_at", "version"}
"""What changes with something else, which is what a person knows of."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows that commands on a card change, as they were; and the newest entry of then."""

    key: int
    entry: int
    rows: dict[tuple[str, int], Image]

    def check(self, changes: list[Image]) -> None:
        """Raise `Overtaken` where one of these changes overwrites what was not seen.

        Deleting overwrites whatever happened to the card: its version tells.
        """
        if any(self._unseen(change) for change in changes):
            raise Overtaken(_what_happened(self), self._with(changes))

    def check_row(self, row: Application) -> None:
        """Raise `Overtaken` where the card itself is not as it was."""
        self.check([{"table": _name(Application), "id": row.id, "before": image(row), "after": {}}])

    def _with(self, changes: list[Image]) -> "Seen":
        """The card with what the person is told of now: the rows as they were before the changes.

        They are written already, though not for good: the tables cannot be asked.
        """
        rows = dict(self.rows)
        for change in changes:
            if change["before"] is not None:
                place = change["table"], change["id"]
                rows[place] = {**rows.get(place, {}), **change["before"]}
        return Seen(self.key, newest_entry(), rows)

    def _unseen(self, change: Image) -> bool:
        table, before, after = change["table"], change["before"], change["after"]
        if before is None or table not in _WATCHED:
            return False
        known: dict[str, Any] | None = self.rows.get((table, change["id"]))
        if known is None:
            return True
        if after is None and table == _name(Application):
            return bool(before["version"] != known["version"])
        return any(
            known[column] != before[column] for column in before if column not in _BY_THE_WAY
        )


class Overtaken(Clash):
    """A command on a card that is not any more as it was `seen`; told with what was done to it."""

    def __init__(self, message: str, seen: "Seen") -> None:
        super().__init__(message, self._not_yet)
        self.seen = seen

    @staticmethod
    def _not_yet(side: Side) -> None:
        raise RuntimeError(f"no command to give again for {side}")


def look(key: int) -> Seen:
    """The card as it is now. Raises `Gone` if it is gone."""
    with one_moment():
        row = application(key)
        rows: list[Table] = [row, *participations(row)]
        rows.extend(Snooze.select().where(Snooze.application == row))
        return Seen(key, newest_entry(), {(_name(type(one)), one.id): image(one) for one in rows})


def _name(table: type[Table]) -> str:
    name: str = table._meta.table_name
    return name


_WATCHED = {_name(Application), "participation", _name(Snooze)}


def _what_happened(seen: Seen) -> str:
    """What was done to the card elsewhere, in the journal's words."""
    titles = [title for _, title in made_elsewhere(seen.entry, seen.key)]
    if not titles:
        return "It was changed in another window meanwhile."
    return f"In another window meanwhile: {'; '.join(titles[-3:])}."
