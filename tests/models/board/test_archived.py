"""The archive's list."""

from datetime import timedelta

from building import NOW, Builder

from models.board.archived import Shelved, read_archive
from models.pipeline.applications import archive, bring_back
from models.words import Outcome


def test_cards_on_the_board_are_not_in_the_archive(build: Builder) -> None:
    build.add()
    assert read_archive() == []


def test_the_newest_first_with_how_it_ended(build: Builder) -> None:
    earlier = NOW - timedelta(days=2)
    late, early = build.add("Late"), build.add("Early", role="Lead")
    archive(late, Outcome.ACCEPTED, now=NOW)
    archive(early, Outcome.WITHDRAWN, now=earlier)
    assert read_archive() == [
        Shelved(late, "Late", "Engineer", Outcome.ACCEPTED, NOW),
        Shelved(early, "Early", "Lead", Outcome.WITHDRAWN, earlier),
    ]
    assert read_archive()[0].archived_at.utcoffset() == timedelta(0)


def test_archived_together_they_come_in_the_order_added(build: Builder) -> None:
    keys = [build.add(company) for company in ("Zeta", "Alpha")]
    for key in reversed(keys):
        archive(key, Outcome.WITHDRAWN, now=NOW)
    assert [shelved.id for shelved in read_archive()] == keys


def test_what_was_brought_back_is_gone_from_it(build: Builder) -> None:
    key = build.add()
    archive(key, Outcome.WITHDRAWN, now=NOW)
    bring_back(key, now=NOW)
    assert read_archive() == []
