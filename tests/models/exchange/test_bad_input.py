"""What bad input gets: a clear line for each problem, and everything good imported, or nothing."""

import io
import json
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing import FIXTURES, choices, counts, plan, take

from models.database import Database
from models.exchange.formats.own_csv import UnclearDaysError
from models.exchange.imports.importing import StrictProblem, loaded
from models.exchange.incoming.file import ImportProblem
from models.exchange.incoming.outcome import Action
from models.exchange.tabular.days import Order
from models.exchange.whole_board.writing import dump
from models.journal import recording, replaying
from models.tables import Application, Interview, JournalEntry
from tests.shares import LONG

HEADER = "Company,Role,Stage\n"


FEW = settings(
    max_examples=200 if LONG else 6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def put(tmp_path: Path, board: Database):  # type: ignore[no-untyped-def]
    """Writes a file with this content, and gives its path."""

    def write(content: str | bytes, name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def companies() -> list[str]:
    return [row.company for row in Application.select().order_by(Application.id)]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(put, encoding: str, mark: bytes, delimiter: str) -> None:
    text = "Company,Role,Stage\nMüller & Söhne,Café owner,Interview\n".replace(",", delimiter)
    assert counts(take(put(mark + text.encode(encoding)))) == (1, 0, 0, 0, 0)
    row = Application.get()
    assert (row.company, row.role) == ("Müller & Söhne", "Café owner")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Nobody,Interview", "it names no company"),
        ("Acme,Engineer,Interview,extra,more", "it has 5 cells, and the header 3"),
        ('Acme,"never closed,Interview\nBelow,It,Interview', "a quotation mark in it is never"),
        (f"Acme,{'x' * 10_000_000},Interview", "a cell has 10,000,000 characters"),
    ],
    ids=["no company", "too many cells", "an open quotation mark", "a cell of 10 MB"],
)
def test_a_row_that_cannot_be_used_is_named(put, row: str, reason: str) -> None:
    outcomes = take(put(f"{HEADER}Good,Role,Interview\n{row}\n"))
    [refused] = [one for one in outcomes if one.action is Action.REFUSED]
    assert refused.where == "row 3"
    assert refused.reason.startswith(reason)
    assert companies() == ["Good"]


def test_strict_is_all_or_nothing(put) -> None:
    with pytest.raises(StrictProblem, match="row 3 would be refused: it names no company"):
        take(put(f"{HEADER}Good,Role,Interview\n,Nobody,Interview\n"), strict=True)
    assert companies() == []
    assert not JournalEntry.select().exists()


def test_too_few_cells_count_as_empty_and_are_told(put) -> None:
    [one] = take(put(f"{HEADER}Acme\n"))
    assert one.action is Action.CREATED
    assert "it has 1 cells, and the header 3; the others count as empty" in one.reason


def test_what_could_drive_a_terminal_or_a_spreadsheet_is_taken_off(put) -> None:
    take(put(f"{HEADER}Ac\0me\x1b[2J\u202e,'=1+1,Interview\n"))
    row = Application.get()
    assert (row.company, row.role) == ("Acme", "=1+1")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"   \n\n", "is in no format that Afterword knows"),
        (b"\x00\x01\x02\x03" * 100, "is in no format that Afterword knows"),
        (b"{\xe3\x9d\x11\x90 by chance", "Also known: a ZIP, .*, LinkedIn's connections"),
        (b"just a line of text\n", "is in no format that Afterword knows"),
        (b'{"afterword": 1, "people": [{"id": 1, "na', "is broken off"),
        (b'{"afterword": 99}', "was made by a newer Afterword"),
        (b'{"afterword": "one"}', "does not say which version"),
        (b'[{"company": "A", "position":', "is broken off"),
        (b'{"lists": 1, "cards": }', "is no JSON: a mistake in line 1"),
        (b"[" * 200_000, "is nested too deeply"),
        (b"PK\x03\x04" + b"\x00" * 50, "is broken off or damaged"),
        (b"SQLite format 3\0" + b"x" * 5000, "is in no format that Afterword knows"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(put, content: bytes, message: str) -> None:
    path = put(content, "file.bin")
    with pytest.raises(ImportProblem, match=message):
        take(path)
    assert not JournalEntry.select().exists()


def test_of_several_files_the_others_come_in(put) -> None:
    good, bad = put(f"{HEADER}Acme,Role,Interview\n"), put(b"", "empty.csv")
    outcomes = take(good, bad)
    assert counts(outcomes) == (1, 0, 0, 0, 1)
    assert companies() == ["Acme"]


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_paths_that_climb_are_refused(put) -> None:
    table = f"{HEADER}Acme,Role,Interview\n".encode()
    climbing = ("../up.csv", "/root.csv", "a\\..\\..\\up.csv", "C:\\up.csv", "\\\\host\\up.csv")
    outcomes = take(put(packed(dict.fromkeys((*climbing, "good.csv"), table)), "all.zip"))
    assert counts(outcomes) == (1, 0, 0, 0, len(climbing))


def test_a_bomb_is_not_unpacked(put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.exchange.formats.archive.MOST_BYTES", 1 << 20)
    with pytest.raises(ImportProblem, match="unpacks to too much"):
        take(put(packed({"a.csv": b"0" * (5 << 20)}), "bomb.zip"))


def test_too_many_files_and_spreadsheets_are_told(put) -> None:
    with pytest.raises(ImportProblem, match="holds 600 files; the most is 500"):
        take(put(packed({f"{n}.txt": b"" for n in range(600)}), "many.zip"))
    with pytest.raises(ImportProblem, match="is a spreadsheet"):
        take(put(packed({"xl/workbook.xml": b"<x/>"}), "book.xlsx"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_zip_is_told(put, share: float) -> None:
    whole = packed({"jobs.csv": (FIXTURES / "huntr.csv").read_bytes()})
    with pytest.raises(ImportProblem, match="broken off or damaged"):
        take(put(whole[: int(len(whole) * share)], "huntr.zip"))


def test_a_member_that_cannot_be_unpacked_is_refused_by_itself(put) -> None:
    table = f"{HEADER}Acme,Role,Interview\n".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("good.csv", table)
        archive.writestr("odd.csv", table, zipfile.ZIP_LZMA)
        archive.writestr("locked.csv", table)
    content = bytearray(made.getvalue())
    head = content.rfind(b"PK\x01\x02")
    content[head + 8] |= 1
    outcomes = take(put(bytes(content), "all.zip"))
    assert counts(outcomes) == (1, 0, 0, 0, 2)
    assert [one.reason for one in outcomes[1:]] == [
        "it is packed in a way that Afterword cannot unpack",
        "it is encrypted",
    ]


@pytest.mark.parametrize("files", [{}, {"readme.txt": b"Hello"}, {"in.zip": packed({"a": b"b"})}])
def test_an_archive_of_nothing_known_says_so(put, files: dict[str, bytes]) -> None:
    with pytest.raises(ImportProblem, match="holds no file that Afterword can read"):
        take(put(packed(files), "all.zip"))


@pytest.mark.parametrize("place", ["~nobody-of-this-name/jobs.csv", "x" * 5_000, "a\x1b[2Jb.csv"])
def test_a_path_that_leads_nowhere_says_so(board: Database, place: str) -> None:
    with pytest.raises(ImportProblem, match="cannot be read"):
        take(place)


def test_what_is_no_ordinary_file_is_told(tmp_path: Path, board: Database) -> None:
    os.mkfifo(tmp_path / "fifo")
    for place in (tmp_path / "fifo", Path("/dev/zero")):
        with pytest.raises(ImportProblem, match="is no ordinary file"):
            take(place)
    with pytest.raises(ImportProblem, match=r"is a folder\. /dev/zero is no ordinary file"):
        take(tmp_path, "/dev/zero")


def test_strict_minds_a_file_that_cannot_be_read(put) -> None:
    good = put(f"{HEADER}Acme,Role,Interview\n")
    with pytest.raises(StrictProblem, match=r"nowhere.csv cannot be read: No such file"):
        take(good, good.with_name("nowhere.csv"), strict=True)
    assert companies() == []


@pytest.mark.parametrize(
    ("cell", "starts", "ends"),
    [
        ("2026-04-13 14:00-15:00", "12:00", "13:00"),
        ("13/4/2026 2pm – 3:30pm", "12:00", "13:30"),
        ("Apr 13, 2026 11:00-1:00 PM", "09:00", "11:00"),
        ("13 April 2026, 14:00 to 15:00", "12:00", "13:00"),
        ("2026-04-13 14:00-07:00", "21:00", ""),
        ("2026-04-13T14:00:00-07:00", "21:00", ""),
    ],
)
def test_a_time_may_say_when_it_ends(put, cell: str, starts: str, ends: str) -> None:
    [one] = take(put(f'Company,Interview date\nAcme,"{cell}"\n'))
    assert "kept" not in one.reason
    held = Interview.get()
    assert f"{held.starts_at:%H:%M}" == starts
    assert (f"{held.ends_at:%H:%M}" if held.ends_at else "") == ends


def test_a_time_farther_from_utc_than_any_place_is_kept_in_the_notes(put) -> None:
    [one] = take(put("Company,Interview date\nAcme,2026-04-13T14:00:00+99:99\n"))
    assert "is in no zone that there is" in one.reason
    assert Application.get().notes == "interview: 2026-04-13T14:00:00+99:99"


DAYS = "Company,Interview date\nAcme,3/4/2026\n"


def test_a_column_tells_the_order_of_its_days(put) -> None:
    take(put(f"{DAYS}Globex,25/4/2026\n"))
    take(put("Company,Interview date\nInitech,3/4/2026\nHooli,4/25/2026\n", "us.csv"))
    found = {row.application.company: f"{row.starts_at:%m-%d}" for row in Interview.select()}
    assert found == {"Acme": "04-03", "Globex": "04-25", "Initech": "03-04", "Hooli": "04-25"}


def test_where_nothing_tells_it_is_asked(put) -> None:
    with loaded([put(DAYS)], choices()) as load:
        assert load.surveys()[0].unclear
        with pytest.raises(UnclearDaysError, match="nothing tells whether 3/4"):
            list(load.plan())
    take(put(DAYS), order=Order.MDY)
    assert f"{Interview.get().starts_at:%m-%d}" == "03-04"


def test_a_column_of_both_orders_is_asked_about(put) -> None:
    path = put(f"{DAYS}Globex,25/4/2026\nHooli,4/25/2026\n")
    with pytest.raises(UnclearDaysError):
        plan(path)
    take(path, order=Order.DMY)
    days = [f"{row.starts_at:%m-%d}" for row in Interview.select().order_by(Interview.id)]
    assert days == ["04-03", "04-25", "04-25"]


def test_stopping_half_way_leaves_nothing(put) -> None:
    rows = "".join(f"Company {n},Role,Interview\n" for n in range(50))
    chosen = choices()
    before = dump()
    with loaded([put(HEADER + rows)], chosen) as load:
        writing = load.write(chosen)
        for _ in range(20):
            next(writing)
        writing.close()
    assert dump() == before
    assert not JournalEntry.select().exists()


def test_a_long_import_is_one_undo(put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_MOST", 7)
    before = dump()
    take(put(HEADER + "".join(f"Company {n},Role,Interview\n" for n in range(12))))
    after = dump()
    assert JournalEntry.select().count() > 5
    for _ in range(2):
        assert replaying.undo().title == "Imported file.csv: 12 new, 0 updated"
        assert dump() == before
        replaying.redo()
        assert dump() == after


@settings(
    max_examples=200 if LONG else 6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
@pytest.mark.parametrize("name", ["own.csv", "people.vcf", "trello.json", "applications.md"])
def test_damage_is_never_more_than_a_message(put, name: str, noise: bytes) -> None:
    good = (FIXTURES / name).read_bytes()
    middle = len(good) // 2
    path = put(good[:middle] + noise + good[middle:], name)
    with suppress(ImportProblem):
        plan(path, order=Order.DMY)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=6,
    )
)
@settings(
    max_examples=200 if LONG else 6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_json_in_any_place_is_survived(put, value: object) -> None:
    for found in (
        {"afterword": 1, "people": value, "applications": [value, {"id": 1, "company": value}]},
        {"lists": [value], "cards": [value, {"name": "A", "idList": value, "labels": [value]}]},
        [{"company": "A", "position": value, "status": value, "interviews": [value]}, value],
    ):
        with suppress(ImportProblem):
            plan(put(json.dumps(found), "any.json"))
