"""The readable record: everything of an application, and no text that is taken for Markdown."""

from building import NOW, Builder

from models.exchange.exports.markdown import pieces
from models.pipeline.notes import mark_sent
from models.tables import Application
from models.words import NoteKind


def test_a_record_tells_all_of_it(build: Builder) -> None:
    key = build.debriefed("Acme")
    Application.update(
        notes="# not a heading\n- no list\n1. *plain*", url="https://x.example"
    ).execute()
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.subject, letter.body = "Thank you", "Hi Ana,\n\n> odd\nBest"
    mark_sent(letter, now=NOW)
    build.add("Globex")
    [acme, globex] = pieces((), NOW)
    assert acme.startswith("# Acme · Engineer\n\n- Interview, since 23 November 2026\n")
    for part in (
        "- <https://x.example>\n",
        "\\# not a heading  \n\\- no list  \n1\\. \\*plain\\*\n",
        "## People\n\n- Ana Ruiz: VP\n- Bo Li\n",
        "## Interview 1\n\n- 23 November 2026, 16:00\n- Ana Ruiz: their move to tool 0\n",
        "## Thank-you note to Ana Ruiz\n\nSent on 23 November 2026, 18:00\n\n**Thank you**\n\n",
        "> Hi Ana,\n>\n> \\> odd\n> Best\n",
        "## What happened\n\n- 23 November 2026, 18:00: Added Acme\n",
    ):
        assert part in acme, acme
    assert globex.startswith("\n# Globex")
