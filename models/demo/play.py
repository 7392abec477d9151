"""Playing the demo's stories into the open board, through the commands a person would have used."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from models.database import explained, lasting
from models.demo.followed_up import FOLLOWED_UP
from models.demo.habit import keep_habit
from models.demo.interviewing import INTERVIEWING
from models.demo.moments import after, day, moment
from models.demo.past import PAST
from models.demo.profile import DEMO_PROFILE
from models.demo.story import (
    Act,
    Archived,
    Debriefed,
    Heard,
    Invited,
    KeptWarm,
    Moved,
    SkippedRest,
    Snoozed,
    Story,
    Wrote,
)
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.journal import recording
from models.notes.drafting.material import candidates
from models.notes.letters import Letter, read_letters
from models.notes.recipients import interviewers
from models.notes.slots import find_slots
from models.pipeline import applications, contacts, interviews, moves, notes
from models.rows import lookup
from models.settings.reading import Settings
from models.words import Brought, Channel, Welcome

STORIES: tuple[Story, ...] = (*PAST, *FOLLOWED_UP, *INTERVIEWING)


def fill_demo(*, now: datetime) -> None:
    """Write the demo's job search into the open board, as it stands at `now`.

    `now` is aware, in the visitor's zone; the same `now` gives the same board. None of it can be
    undone afterwards: the visitor's own first command is the first one in reach.
    """
    with explained(), lasting():
        for story in STORIES:
            _Player(story, now).play()
        keep_habit(now)
        recording.floor("The demo begins", now=now)


def fill_slots(letter: Letter, turn: int = 0) -> None:
    """Fill a letter's slots with what is known; each `turn` takes something else where it can.

    A letter that knows its place in a panel is offered something of its own first anyway.
    """
    step = max(0, turn - letter.material.place)
    for slot in reversed(find_slots(letter.body)):
        known = candidates(slot.label, letter.material)
        if known:
            chosen = known[step % len(known)]
            letter.body = letter.body[: slot.start] + chosen + letter.body[slot.end :]


class _Player:
    """One application being played; `key` is its number once it is on the board."""

    def __init__(self, story: Story, now: datetime) -> None:
        self.story = story
        self.now = now
        self.key = 0
        self.interview = InterviewEntry()
        self.invited: list[PersonEntry] = []
        zone = getattr(now.tzinfo, "key", "UTC")
        self.settings = Settings(Path("demo"), replace(DEMO_PROFILE, zone=zone))

    def play(self) -> None:
        for act in self.story.acts:
            self._act(act)

    def _act(self, act: Act) -> None:
        match act:
            case Invited():
                self._invited(act)
            case Debriefed():
                self._debriefed(act)
            case Wrote():
                self._wrote(act)
            case SkippedRest():
                notes.skip_rest(self.key, act.kind, now=self._at(act.at))
            case Heard():
                self._heard(act)
            case Moved():
                moves.move(self.key, act.target, now=self._at(act.at), ending=act.ending)
            case Snoozed():
                contacts.snooze(self.key, self._at(act.until), now=self._at(act.at))
            case KeptWarm():
                moves.keep_warm(self.key, act.wanted, now=self._at(act.at))
            case Archived():
                applications.archive(self.key, act.outcome, now=self._at(act.at))
            case _:
                assert_never(act)

    def _at(self, told: str) -> datetime:
        return moment(told, self.now)

    def _day(self, told: str) -> date | None:
        return day(told, self.now) if told else None

    def _invited(self, act: Invited) -> None:
        starts = self._at(act.starts)
        self.interview = InterviewEntry(
            starts_at=starts,
            ends_at=after(starts, minutes=act.minutes),
            zone=self.settings.profile.zone,
            kind=act.kind,
            place=act.place,
        )
        self.invited = [self.story.cast[who] for who in act.who] or list(self.story.cast)
        people = tuple(_not_met_yet(person) for person in self.invited)
        if self.key:
            self._heard(Heard(act.at, Brought.INTERVIEW))
            interviews.add_round(self.key, self.interview, people, now=self._at(act.at))
        else:
            story = self.story
            entry = ApplicationEntry(
                story.company, story.role, story.place, "", story.notes, people
            )
            self.key = applications.add_application(entry, self.interview, now=self._at(act.at))

    def _debriefed(self, act: Debriefed) -> None:
        row = lookup.application(self.key)
        held = lookup.newest_round(row)
        assert held is not None, "an application has a first round"
        numbers = {person.name: person.id for person in interviewers(row)}
        entry = DebriefEntry(
            interview=self.interview,
            people=tuple(replace(person, id=numbers[person.name]) for person in self.invited),
            discussed=act.discussed,
            went_badly=act.went_badly,
            promised_on=self._day(act.promised),
        )
        interviews.record_debrief(held.id, entry, now=self._at(act.at))

    def _wrote(self, act: Wrote) -> None:
        first = self._at(act.sent[0])
        letters = read_letters(self.key, act.kind, self.settings, now=first)
        for turn, told in enumerate(act.sent):
            fill_slots(letters[turn], turn)
            notes.mark_copied(letters[turn], now=self._at(told))
            notes.mark_sent(letters[turn], now=self._at(told))
        if act.copied:
            turn = len(act.sent)
            fill_slots(letters[turn], turn)
            notes.mark_copied(letters[turn], now=self._at(act.copied))

    def _heard(self, act: Heard) -> None:
        parts = lookup.participations(lookup.application(self.key))
        name = self.story.cast[act.who].name
        entry = contacts.ContactEntry(
            person_id=next(part.person_id for part in parts if part.person.name == name),
            direction=act.direction,
            channel=act.channel,
            brought=act.brought,
            day=self._day(act.day),
            summary=act.summary,
        )
        contacts.log_contact(self.key, entry, now=self._at(act.at))


def _not_met_yet(person: PersonEntry) -> PersonEntry:
    """Somebody as known from an invitation: nothing said, no wishes heard."""
    return replace(
        person,
        topics="",
        memorable="",
        channel=Channel.UNKNOWN,
        linkedin_welcome=Welcome.UNKNOWN,
    )
