"""The line that says what happened: what went wrong is there to its end."""

import pytest
from piloting import board, running, seen, settle

from tui.clipboard.report import CopyReport, Verdict
from tui.desk import Desk
from tui.widgets.status import Status

FILE = "/run/user/1000/afterword/note.txt"
FAILED = f"No way to your clipboard from here. Note put in a file instead: {FILE}"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 15)])
async def test_the_file_of_a_failed_copy_is_named_whole(demo: Desk, size: tuple[int, int]) -> None:
    async with running(demo, size) as pilot:
        status = board(pilot).query_one(Status)
        report = CopyReport("file", Verdict.FAILED, FAILED)
        status.report(report, "Thank-you note to Yousef Qattan: ")
        await settle(pilot)
        assert FILE in "".join(seen(pilot).split())
