"""A ZIP of other files, as 'download my data' gives it: each read for itself, within limits."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import PureWindowsPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from zlib import error as ZlibError

from models.exchange.imports.choices import Choices
from models.exchange.imports.looking import as_if_written
from models.exchange.imports.reading import Format, Reader
from models.exchange.incoming.file import ImportProblem, Incoming, incoming
from models.exchange.incoming.outcome import Action, Outcome, placed
from models.exchange.tabular.table import Survey
from models.journal.recording import Recorder
from models.text import clean_line

MOST_FILES = 500
MOST_BYTES = 512 * 1024 * 1024
"""Of all files together, unpacked."""
_IN_MEMORY = 8 * 1024 * 1024
_CHUNK = 1 << 18
_KNOWN_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Other ways are not used by what exports anything, and not every Python can unpack them."""
_DAMAGE = (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, OSError)
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")

Finder = Callable[[Incoming], Format | None]


class ArchiveReader:
    """The files of a ZIP that are in a known format; the others are named, with the reason."""

    def __init__(self, source: Incoming, choices: Choices, find: Finder) -> None:
        self.readers: list[tuple[str, Reader]] = []
        self.left: list[Outcome] = []
        self._room = MOST_BYTES
        self._held = source.held
        self._found: list[tuple[Incoming, Format | None]] = []
        try:
            with zipfile.ZipFile(source.file) as packed:
                members = [one for one in packed.infolist() if not one.is_dir()]
                if any(one.filename == "xl/workbook.xml" for one in members):
                    raise ImportProblem(
                        f"{source.name} is a spreadsheet.", hint="Save it there as CSV, UTF-8."
                    )
                if len(members) > MOST_FILES:
                    raise ImportProblem(
                        f"{source.name} holds {len(members)} files; the most is {MOST_FILES}."
                    )
                for member in members:
                    self._take(packed, member, find)
        except _DAMAGE as error:
            raise ImportProblem(
                f"{source.name} is broken off or damaged: {clean_line(str(error))}.",
                hint="Download it again.",
            ) from error
        self._open_all(choices)
        if not self.readers and all(one.action is Action.SKIPPED for one in self.left):
            raise ImportProblem(
                f"{source.name} holds no file that Afterword can read.",
                hint="See what is in it, unpack it, and name the file that you mean.",
            )

    def _take(self, packed: zipfile.ZipFile, member: zipfile.ZipInfo, find: Finder) -> None:
        name = clean_line(member.filename)
        path = PureWindowsPath(member.filename)  # it knows both kinds of slashes, and drives
        if path.anchor or ".." in path.parts:
            self._leave(Action.REFUSED, name, "its path leads out of the archive")
        elif member.flag_bits & 1:
            self._leave(Action.REFUSED, name, "it is encrypted")
        elif member.compress_type not in _KNOWN_WAYS:
            self._leave(Action.REFUSED, name, "it is packed in a way that Afterword cannot unpack")
        elif member.file_size:
            inner = incoming(name, self._unpacked(packed, member, name))
            try:
                found = find(inner)
            except ImportProblem as error:
                self._leave(Action.REFUSED, name, error.message)
            else:
                self._found.append((inner, found))

    def _open_all(self, choices: Choices) -> None:
        """The files of a known program; tables that could be anybody's only where there are none.

        Beside its list of connections, such an archive has a table of the jobs one had before.
        """
        telling = any(found is not None and not found.of_anybody for _, found in self._found)
        for inner, found in self._found:
            if found is None or (telling and found.of_anybody):
                reason = "in no format that Afterword knows"
                if is_zip(inner):
                    reason = "an archive within the archive: unpack it, and name what it holds"
                self._leave(Action.SKIPPED, inner.name, reason)
                continue
            try:
                self.readers.append((inner.name, found.open(inner, choices)))
            except ImportProblem as error:
                self._leave(Action.REFUSED, inner.name, error.message)

    def _leave(self, action: Action, name: str, reason: str) -> None:
        self.left.append(Outcome(action, name, "", reason))

    def _unpacked(self, packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> BinaryIO:
        """The member's bytes; what its header says of its size is not believed."""
        spooled = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (it is held)
        spool = self._held.enter_context(spooled)
        with packed.open(member) as stream:
            while piece := stream.read(_CHUNK):
                self._room -= len(piece)
                if self._room < 0:
                    raise ImportProblem(
                        f"{name} unpacks to too much; the most is {MOST_BYTES >> 20} MB in all."
                    )
                spool.write(piece)
        return cast(BinaryIO, spool)

    def survey(self) -> Survey:
        """All of the files together."""
        all_of_them = [reader.survey() for _, reader in self.readers]
        stages: dict[str, int] = {}
        for seen in all_of_them:
            for stage, count in seen.stages.items():
                stages[stage] = stages.get(stage, 0) + count
        columns = tuple(column for seen in all_of_them for column in seen.columns)
        orders = {c: order for seen in all_of_them for c, order in seen.orders.items()}
        return Survey(sum(seen.rows for seen in all_of_them), columns, stages, orders)

    def plan(self) -> Iterator[Outcome]:
        """What would become of each row of each file; a later one may be about an earlier one's."""
        if len(self.readers) > 1:
            yield from as_if_written(self.write)
            return
        for name, reader in self.readers:
            yield from (placed(one, name) for one in reader.plan())
        yield from self.left

    def write(self, recorder: Recorder) -> Iterator[Outcome | None]:
        """What becomes of each row of each file, as it is written."""
        for name, reader in self.readers:
            yield from (one and placed(one, name) for one in reader.write(recorder))
        yield from self.left


def is_zip(source: Incoming) -> bool:
    """Whether a file begins as ZIPs do."""
    return source.sample.startswith(_MAGIC)


def zip_format(find: Finder) -> Format:
    """ZIPs whose files are in the formats that `find` knows."""

    def opened(source: Incoming, choices: Choices) -> ArchiveReader:
        return ArchiveReader(source, choices, find)

    return Format("zip", "a ZIP", is_zip, opened)
