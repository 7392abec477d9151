"""Small builders: applications in the state that a test wants to begin with."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from models.board.cards import Card, read_card
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.notes.letters import Letter, read_letters
from models.pipeline import interviews
from models.pipeline.applications import add_application
from models.settings.reading import Settings
from models.tables import Application
from models.timing.policy import Policy
from models.words import NoteKind

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=PARIS)
ANA, BO, CY = PersonEntry("Ana Ruiz", "VP"), PersonEntry("Bo Li"), PersonEntry("Cy Young")


class Builder:
    """Puts applications on the open board, in the state that a test wants to begin with."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def add(
        self,
        company: str = "Acme",
        people: tuple[PersonEntry, ...] = (ANA, BO),
        *,
        role: str = "Engineer",
        held: timedelta = timedelta(hours=2),
        now: datetime = NOW,
    ) -> int:
        """A card whose interview began so long ago."""
        entry = ApplicationEntry(company, role, people=people)
        return add_application(entry, InterviewEntry(starts_at=now - held), now=now)

    def debriefed(self, company: str = "Acme", *, now: datetime = NOW, **given: object) -> int:
        """A card whose interview was written down: each talked about something of their own."""
        key = self.add(company, now=now, **given)  # type: ignore[arg-type]
        self.debrief(key, now=now)
        return key

    def debrief(self, key: int, *, now: datetime = NOW) -> None:
        newest = read_dossier(key).newest
        assert newest is not None
        people = tuple(
            replace(met, topics=f"their move to tool {n}") for n, met in enumerate(newest.people)
        )
        interviews.record_debrief(newest.id, DebriefEntry(newest.interview, people), now=now)

    def letters(self, key: int, kind: NoteKind, *, now: datetime = NOW) -> list[Letter]:
        return read_letters(key, kind, self.settings, now=now)

    def letter(self, key: int, kind: NoteKind, *, now: datetime = NOW) -> Letter:
        return self.letters(key, kind, now=now)[0]

    def card(self, key: int, *, now: datetime = NOW, policy: Policy | None = None) -> Card:
        card = read_card(key, policy or Policy(), now)
        assert card is not None
        return card

    def row(self, key: int) -> Application:
        return Application.get_by_id(key)
