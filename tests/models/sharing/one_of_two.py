"""One of two programs that work on a board at the same time: commands by a seed, told as JSON.

    python one_of_two.py BOARD NAME SEED COMMANDS [undoing]

The program named A alone writes where an application's posting is, and B alone its office: what
either wrote there last must be there in the end, whatever the other saved meanwhile.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from building import ANA, BO, CY, NOW

from models.board.cards import read_columns
from models.database import open_database
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, Edit, InterviewEntry
from models.errors import NotPossible
from models.journal import replaying
from models.notes.letters import read_letters
from models.pipeline import applications, contacts, interviews, moves, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft
from models.settings.reading import Profile, Settings
from models.sharing.authorship import made_here
from models.sharing.clash import Clash, Side
from models.sharing.seen import Overtaken, Seen, look
from models.tables import Application
from models.timing.policy import Policy
from models.words import Brought, Channel, Direction, NoteKind, Outcome, Stage

OWN = {"A": "url", "B": "place"}


class Program:
    """Chooses what to do by its dice, as a person with a window of their own would."""

    def __init__(self, name: str, seed: int, *, undoing: bool) -> None:
        self.name = name
        self.dice = random.Random(f"{seed}/{name}")
        self.settings = Settings(Path("none"), Profile("Robin Marsh", zone="Europe/Paris"))
        self.written: dict[int, str] = {}
        self.gone: set[int] = set()
        self.told: Counter[str] = Counter()
        self.now = NOW
        self.acts: list[Callable[[int], object]] = [
            self.edit, self.edit, self.debrief, self.move, self.move, self.log, self.snooze,
            self.archive, self.draft, self.draft, self.send, self.skip, self.round, self.promise,
            self.persist, self.advance, self.delete,
        ]  # fmt: skip
        if undoing:
            self.acts += [self.undo] * 5 + [self.redo] * 3

    def act(self, number: int) -> None:
        """One command; where the other one was quicker, what a person might answer."""
        self.now += timedelta(minutes=self.dice.randint(1, 300))
        keys = [row.id for row in Application.select(Application.id)]
        if not keys or self.dice.random() < 0.12:
            self.add(number)
            return
        try:
            self.dice.choice(self.acts)(self.dice.choice(keys))
        except NotPossible:
            self.told["not possible"] += 1

    def settled(self, do: Callable[[], object]) -> None:
        """Do it; of a clash one of the two sides is chosen."""
        try:
            do()
        except Clash as clash:
            self.told[type(clash).__name__] += 1
            if not isinstance(clash, Overtaken) or self.dice.random() < 0.5:
                self.settled(partial(clash.again, self.dice.choice(list(Side))))

    def add(self, number: int) -> None:
        people = tuple(self.dice.sample([ANA, BO, CY], self.dice.randint(1, 3)))
        held = InterviewEntry(self.now - timedelta(hours=self.dice.randint(-50, 50)))
        entry = ApplicationEntry(f"{self.name}{number}", "Engineer", people=people)
        applications.add_application(entry, held, now=self.now)

    def edit(self, key: int) -> None:
        """Save a form in which one's own field was changed, and at times one of both's."""
        dossier = read_dossier(key)
        newest = dossier.newest
        opened = Edit(dossier.entry, newest.interview, newest.id) if newest else Edit(dossier.entry)
        read_columns(Policy(), self.now)
        value = f"{self.name} {self.dice.random()}"
        mine = replace(opened.application, **{OWN[self.name]: value})
        if self.dice.random() < 0.3:
            mine = replace(mine, role=value)
        interview = opened.interview
        self.settled(
            lambda: applications.edit_application(key, mine, interview, now=self.now, opened=opened)
        )
        self.written[key] = value

    def debrief(self, key: int) -> None:
        dossier = read_dossier(key)
        held = dossier.newest
        assert held is not None
        opened = DebriefEntry(
            held.interview, held.people, held.discussed, held.went_badly, dossier.promised_on
        )
        said = replace(held.people[0], topics=f"{self.name} {self.dice.random()}")
        mine = replace(opened, people=(said, *held.people[1:]))
        self.settled(lambda: interviews.record_debrief(held.id, mine, now=self.now, opened=opened))

    def move(self, key: int) -> None:
        seen, target = look(key), self.dice.choice(list(Stage))
        read_columns(Policy(), self.now)
        self.settled(lambda: moves.move(key, target, now=self.now, seen=seen))

    def log(self, key: int) -> None:
        brought = self.dice.choice([Brought.NOTHING, Brought.DATE, Brought.OFFER])
        entry = ContactEntry(
            None, Direction.IN, Channel.EMAIL, brought, self.now.date(), f"{self.name} {key}"
        )
        self.settled(lambda: contacts.log_contact(key, entry, now=self.now, seen=look(key)))

    def snooze(self, key: int) -> None:
        seen, until = look(key), self.now + timedelta(days=self.dice.randint(1, 9))
        read_columns(Policy(), self.now)
        self.settled(lambda: contacts.snooze(key, until, now=self.now, seen=seen))

    def archive(self, key: int) -> None:
        seen = look(key)
        if self.dice.random() < 0.5:
            self.settled(lambda: applications.bring_back(key, now=self.now, seen=seen))
        else:
            outcome = self.dice.choice([Outcome.WITHDRAWN, Outcome.SILENCE])
            self.settled(lambda: applications.archive(key, outcome, now=self.now, seen=seen))

    def draft(self, key: int) -> None:
        for letter in read_letters(key, NoteKind.THANK_YOU, self.settings, now=self.now)[:1]:
            if not letter.settled:
                read_columns(Policy(), self.now)
                letter.body += f" {self.name}"
                self.settled(partial(save_draft, letter, now=self.now))

    def send(self, key: int) -> None:
        kind = self.dice.choice(list(NoteKind))
        for letter in read_letters(key, kind, self.settings, now=self.now)[:1]:
            if not letter.settled:
                self.settled(partial(notes.mark_sent, letter, now=self.now))

    def skip(self, key: int) -> None:
        notes.skip_rest(key, self.dice.choice(list(NoteKind)), now=self.now)

    def round(self, key: int) -> None:
        seen, opened = look(key), read_dossier(key).entry.people
        held = InterviewEntry(self.now + timedelta(days=2))
        self.settled(
            lambda: interviews.add_round(key, held, opened, now=self.now, opened=opened, seen=seen)
        )

    def promise(self, key: int) -> None:
        seen, day = look(key), (self.now + timedelta(days=self.dice.randint(1, 9))).date()
        self.settled(lambda: contacts.set_promise(key, day, now=self.now, seen=seen))

    def persist(self, key: int) -> None:
        seen, count = look(key), self.dice.randint(1, 5)
        self.settled(lambda: contacts.set_check_ins(key, count, now=self.now, seen=seen))

    def advance(self, _key: int) -> None:
        moves.advance(Policy(), now=self.now)

    def delete(self, key: int) -> None:
        seen = look(key)
        read_columns(Policy(), self.now)

        def away(seen: Seen) -> None:
            applications.delete_application(key, now=self.now, seen=seen)
            self.gone.add(key)

        try:
            away(seen)
        except Overtaken as told:
            self.told["Overtaken"] += 1
            away(told.seen)

    def undo(self, _key: int) -> None:
        replaying.undo()

    def redo(self, _key: int) -> None:
        replaying.redo()


def main() -> None:
    board, name, seed, commands, *more = sys.argv[1:]
    program = Program(name, int(seed), undoing="undoing" in more)
    with open_database(board):
        # The other one is there too: neither begins before.
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(int(commands)):
            program.act(number)
        told = {
            "entries": sorted(made_here()),
            "written": program.written,
            "gone": sorted(program.gone),
            "told": program.told,
        }
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
