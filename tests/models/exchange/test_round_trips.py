"""Out and in again: the same table, the same board, whatever is on it."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from building import ANA, BO, NOW, PARIS, Builder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing import counts, plan, take

from models.database import Database, open_database
from models.entries import InterviewEntry, PersonEntry
from models.exchange.exports.csv_out import pieces
from models.exchange.imports.choices import STAYS_AWAY
from models.exchange.imports.people import People
from models.exchange.imports.writing import Writer
from models.exchange.incoming.records import Record, Said
from models.exchange.tabular.own_cells import guarded, unguarded
from models.exchange.tabular.stage_words import Place
from models.exchange.whole_board.writing import dump
from models.journal import recording, replaying
from models.pipeline.applications import delete_application
from models.pipeline.contacts import snooze, wake
from models.pipeline.interviews import add_round
from models.tables import Application, Conversation, Interview, Snooze, proxy
from models.text import clean_line, clean_text
from models.words import Ending, Outcome, Stage
from tests.shares import LONG

# What breaks tables: quotes, separators, line ends, formulas, escapes, letters of all kinds.
LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"',;|\\\t\n=+-@?zé")
LINES = st.text(LETTERS, max_size=12).map(clean_line)
NAMES = LINES.filter(bool)
TEXTS = st.text(LETTERS, max_size=20).map(clean_text).map(str.strip)
MOMENTS = st.integers(0, 60 * 24 * 400).map(lambda m: NOW - timedelta(minutes=m))
ROUNDS = st.builds(
    InterviewEntry,
    starts_at=MOMENTS,
    ends_at=st.none() | MOMENTS,
    zone=st.sampled_from(["", "Europe/Paris", "America/New_York"]),
    kind=LINES,
    place=LINES,
) | st.builds(
    lambda at, kind: InterviewEntry(at.replace(hour=12, minute=0), kind=kind, day_only=True),
    MOMENTS,
    LINES,
)
PLACES = st.builds(
    Place,
    st.sampled_from(Stage),
    st.sampled_from(Ending),
    st.sampled_from(Outcome),
    st.sampled_from(["", "open"]),
)
PEOPLE = st.builds(PersonEntry, NAMES, LINES, email=LINES, phone=LINES, linkedin=LINES)
RECORDS = st.builds(
    Record,
    where=st.just("here"),
    source=st.just("test"),
    company=NAMES,
    role=LINES,
    place=LINES,
    url=LINES,
    notes=TEXTS,
    since=MOMENTS,
    promised_on=st.none() | st.dates(datetime(2026, 1, 1).date(), datetime(2027, 1, 1).date()),
    people=st.lists(PEOPLE, max_size=3).map(tuple),
    rounds=st.lists(ROUNDS, max_size=3).map(tuple),
    tags=LINES,
    snoozed_until=st.none() | MOMENTS,
)


@st.composite
def spoken(draw: st.DrawFn) -> Record:
    """A record in whose interviews something was said, with some of its people or with all."""
    record = draw(RECORDS)
    rounds = st.integers(1, max(len(record.rounds), 1))
    whom = st.sampled_from(["", *(person.name for person in record.people)])
    pairs = draw(st.lists(st.tuples(rounds, whom), unique=True, max_size=4))
    said = [Said(number, name, draw(TEXTS), draw(TEXTS)) for number, name in pairs]
    return replace(record, said=tuple(said))


BOARDS = st.lists(st.tuples(spoken(), PLACES), max_size=4)
FEW = settings(
    max_examples=300 if LONG else 8, suppress_health_check=[HealthCheck.too_slow], deadline=None
)


@cache
def new_board() -> bytes:
    """The file of a board with nothing on it: to make it takes longer than to copy it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        open_database(path).close()
        return path.read_bytes()


@contextmanager
def board(*applications: tuple[Record, Place]) -> Iterator[Path]:
    """A new board with these applications; a folder for files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(new_board())
        with open_database(path):
            with recording.command("add", "Added", now=NOW) as recorder:
                writer = Writer(recorder, People(), NOW)
                for record, place in applications:
                    writer.create(record, place)
            yield Path(folder)


def table() -> str:
    return "".join(pieces((), PARIS))


@FEW
@given(BOARDS)
def test_a_table_comes_back_as_it_went(applications: list[tuple[Record, Place]]) -> None:
    with board(*applications):
        before = table()
    with board() as folder:
        (folder / "board.csv").write_bytes(before.encode())
        assert counts(take(folder / "board.csv")) == (len(applications), 0, 0, 0, 0)
        assert table() == before
        assert counts(take(folder / "board.csv")) == (0, 0, len(applications), 0, 0)
        assert table() == before


@FEW
@given(BOARDS)
def test_no_cell_is_one_that_a_spreadsheet_runs(applications: list[tuple[Record, Place]]) -> None:
    with board(*applications):
        rows = list(csv.reader(io.StringIO(table())))
    assert len(rows) == len(applications) + 1
    running = [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]|[\t\r]", cell)]
    assert running == []


@FEW
@given(BOARDS)
def test_a_board_comes_back_to_the_byte(applications: list[tuple[Record, Place]]) -> None:
    with board(*applications):
        before = dump()
    assert len(json.loads(before)["applications"]) == len(applications)
    with board() as folder:
        empty = dump()
        (folder / "board.json").write_text(before, "utf-8")
        take(folder / "board.json")
        assert dump() == before
        if applications:
            replaying.undo()
            assert dump() == empty
            replaying.redo()
            assert dump() == before


@given(st.text(LETTERS, max_size=8))
def test_a_guarded_cell_is_what_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_times_keep_their_moment_and_their_zone() -> None:
    # The hour that comes twice when the clocks go back: its offset tells which it is.
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    rounds = tuple(InterviewEntry(at, zone="Europe/Paris") for at in twice)
    with board((Record("", "", "Acme", rounds=rounds), Place())):
        text = table()
    assert "02:30+02:00 Europe/Paris" in text
    assert "02:30+01:00 Europe/Paris" in text


def test_what_was_said_and_what_is_put_off_comes_back(
    build: Builder, board: Database, tmp_path: Path
) -> None:
    key = build.debriefed()
    Application.update(tags="remote, series A").execute()
    Interview.update(discussed="the roadmap", went_badly="the = sign\n\n | and more").execute()
    snooze(key, NOW + timedelta(days=3), now=NOW)
    called_off = InterviewEntry(NOW + timedelta(days=1), kind="Call")
    add_round(key, called_off, (ANA,), now=NOW)
    Interview.update(cancelled=True).where(Interview.round == 2).execute()
    add_round(key, InterviewEntry(NOW + timedelta(days=2)), (BO,), now=NOW)
    before = table()
    [row] = csv.DictReader(io.StringIO(before))
    assert (row["tags"], row["snoozed until"]) == ("remote, series A", "2026-11-26 18:00:00+01:00")
    assert row["said"].split("\n") == [
        "round 1 |  | the roadmap | the = sign",
        "  ",
        "   \\| and more",
        "round 1 | Ana Ruiz | their move to tool 0",
        "round 1 | Bo Li | their move to tool 1",
        "round 2 | Bo Li",
    ]
    (tmp_path / "board.csv").write_text(before)
    with open_database(tmp_path / "other.db"):
        take(tmp_path / "board.csv")
        assert table() == before
        came = Application.get()
        assert (came.tags, came.notes) == ("remote, series A", "")
        assert Snooze.get().until == NOW + timedelta(days=3)
        first, second = Interview.select().order_by(Interview.round)
        assert (first.discussed, first.went_badly) == ("the roadmap", "the = sign\n\n | and more")
        # What was written down is asked for no more; what is to come still is.
        assert (first.debriefed_at, second.debriefed_at) == (first.starts_at, None)
        assert [talk.person.name for talk in second.conversation_set] == ["Bo Li"]
    proxy.initialize(board.engine)


def test_a_table_that_was_changed_in_a_spreadsheet_changes_that(
    build: Builder, board: Database, tmp_path: Path
) -> None:
    key = build.debriefed()
    snooze(key, NOW + timedelta(days=3), now=NOW)
    before = table()
    path = tmp_path / "board.csv"

    def come(text: str) -> list[tuple[str, str]]:
        path.write_text(text)
        planned, done = plan(path), take(path)
        assert planned == done
        return [(str(one.action), one.reason) for one in done]

    with open_database(tmp_path / "other.db"):
        come(before)
        changed = before.replace("their move to tool 0", "their garden").replace(
            "2026-11-26 18:00", "2026-11-30 18:00"
        )
        changed = changed.replace('"round 1\n', '"round 1 |  | All went well\n')
        assert come(changed) == [("updated", "what was said, snooze")]
        assert "round 1 | Ana Ruiz | their garden" in table()
        assert Interview.get().discussed == "All went well"
        assert Snooze.get().until == NOW + timedelta(days=7)
        assert come(changed) == [("unchanged", "")]

        # What the person changed here meanwhile is theirs.
        ana = Conversation.topics == "their garden"
        Conversation.update(topics="mine").where(ana).execute()
        wake(Application.get().id, now=NOW)
        again = changed.replace("their garden", "their pond").replace("11-30 18", "12-01 18")
        assert come(again) == [("unchanged", "yours is kept: what was said, snooze")]
        assert Conversation.get().topics == "mine"
        assert not Snooze.select().exists()
        for _ in range(3):
            replaying.undo()
        assert table() == before
    proxy.initialize(board.engine)


def test_what_is_said_of_nobody_here_is_a_note(build: Builder, tmp_path: Path) -> None:
    build.debriefed()
    text = table().replace("round 1 | Bo Li", "round 7 | Zoe | of whom?\nround 1 | Bo Li")
    (tmp_path / "board.csv").write_text(text)
    with open_database(tmp_path / "other.db"):
        [one] = take(tmp_path / "board.csv")
        assert one.reason.endswith("kept in the notes: said: round 7 | Zoe | of whom?")
        assert Application.get().notes == "said: round 7 | Zoe | of whom?"


def test_what_was_deleted_does_not_come_back_with_an_older_table(
    build: Builder, tmp_path: Path
) -> None:
    build.debriefed("Brink")
    key = build.debriefed()
    path = tmp_path / "board.csv"
    path.write_text(table())
    delete_application(key, now=NOW)
    mine = dump()
    outcomes = plan(path)
    assert [one.reason for one in outcomes] == ["on your board already", STAYS_AWAY]
    assert take(path) == outcomes
    assert json.loads(dump())["applications"] == json.loads(mine)["applications"]
    assert counts(take(path, deleted=True)) == (1, 0, 1, 0, 0)
    assert Application.select().count() == 2
