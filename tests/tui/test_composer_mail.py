"""From the composer into a mail client: by the desktop, as a link, in the terminal, as a file."""

import stat
from contextlib import nullcontext
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import uritools
from piloting import asked, compose, press, running, said, seen

from models.settings.outgoing import Outgoing
from models.words import Channel, NoteState
from tui.app import AfterwordApp
from tui.desk import Desk
from tui.flows import mailing
from tui.mailing.opener import NotHanded, Opener


class Desktop:
    """Stands where the desktop's opener would be; ends as it is told to."""

    def __init__(self) -> None:
        self.opener: Opener | None = Opener(("xdg-open",))
        self.links: list[str] = []
        self.ends: bool | str = True
        self.others = False

    def find(self, env: object, platform: str) -> Opener | None:
        return self.opener

    def hand_over(self, opener: Opener, uri: str, env: object) -> bool:
        if isinstance(self.ends, str):
            raise NotHanded(self.ends)
        self.links.append(uri)
        return self.ends


@pytest.fixture(autouse=True)
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    kept = Desktop()
    monkeypatch.setattr(mailing, "find_opener", kept.find)
    monkeypatch.setattr(mailing, "hand_over", kept.hand_over)
    monkeypatch.setattr(mailing, "others_see_arguments", lambda _platform: kept.others)
    return kept


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the bare terminal showed; the person presses Enter at once."""
    texts: list[str] = []
    monkeypatch.setattr(AfterwordApp, "suspend", lambda self: nullcontext())
    monkeypatch.setattr("builtins.print", lambda text, **_: texts.append(text))
    monkeypatch.setattr("builtins.input", lambda: "")
    return texts


def body_of(link: str) -> str:
    fields = uritools.urisplit(link).query.split("&")
    return uritools.uridecode(dict(f.split("=") for f in fields)["body"]).replace("\r\n", "\n")


async def test_handed_to_the_desktop_then_sent(demo: Desk, desktop: Desktop) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        letter = screen.letter
        await press(pilot, "enter", "escape", "m")
        assert body_of(desktop.links[0]) == letter.body
        assert desktop.links[0].startswith(f"mailto:{letter.email}?subject=")
        assert said(pilot).startswith("Handed to xdg-open; your mail client should show it.")
        assert asked(pilot).startswith("Did it go out to Yousef Qattan?")
        assert letter.state is NoteState.COPIED
        await press(pilot, "y")
        assert letter.state is NoteState.SENT


@pytest.mark.parametrize(
    ("others", "how", "is_file"),
    [(True, "auto", True), (False, "file", True), (True, "link", False)],
)
async def test_where_others_could_read_a_link_it_is_a_private_file(
    demo: Desk, desktop: Desktop, tmp_path: Path, others: bool, how: str, is_file: bool
) -> None:
    desktop.others = others
    outgoing = Outgoing(mail_as=how, mail_folder=tmp_path / "drafts")
    demo.settings = demo.settings._replace(outgoing=outgoing)
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "m")
        [handed] = desktop.links
        assert handed.startswith("mailto:") is not is_file
        if is_file:
            path = Path(handed)
            assert path == tmp_path / "drafts" / f"note-{screen.letter.note_id}.eml"
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            read = message_from_bytes(path.read_bytes(), policy=policy.default)
            assert read.get_content().split() == screen.letter.body.split()
            assert "as a file that only you can read: others use this machine." in said(pilot)
        assert asked(pilot).startswith("Did it go out to Yousef Qattan?")


async def test_a_mail_client_of_the_terminal_takes_the_draft_too(
    demo: Desk, shown: list[str], tmp_path: Path
) -> None:
    client = tmp_path / "client"
    client.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{tmp_path}/given'\n")
    client.chmod(0o700)
    outgoing = Outgoing(mail_command=f"{client} -H {{file}}", mail_folder=tmp_path / "drafts")
    demo.settings = demo.settings._replace(outgoing=outgoing)
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "m")
        path = tmp_path / "drafts" / f"note-{screen.letter.note_id}.eml"
        assert (tmp_path / "given").read_text().splitlines() == ["-H", str(path)]
        assert path.exists()
        assert screen.letter.state is NoteState.COPIED


async def test_a_slow_opener_is_told_from_one_that_is_done(demo: Desk, desktop: Desktop) -> None:
    desktop.ends = False
    async with running(demo) as pilot:
        screen = await compose(pilot)
        screen.letter.email = ""
        await press(pilot, "enter", "escape", "m")
        assert said(pilot).startswith(
            "Handed to xdg-open, which is still at it; your mail client should show it. "
            "No address is known: fill it in there."
        )


async def test_what_failed_or_was_cut_short_is_not_taken_for_sent(
    demo: Desk, desktop: Desktop
) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape")
        desktop.ends = "xdg-open ended with status 4: no mail client took it"
        await press(pilot, "m")
        assert said(pilot) == (
            "! Not opened: xdg-open ended with status 4: no mail client took it. "
            "M saves a draft instead, y copies the note."
        )
        assert not asked(pilot)
        desktop.ends, desktop.opener = True, Opener(("wslview",), 120)
        await press(pilot, "m")
        assert said(pilot).startswith("! The note is too long for wslview: only address and")
        assert not asked(pilot)
        assert screen.letter.state is NoteState.DRAFT


async def test_what_stops_a_copy_stops_this_too(demo: Desk, desktop: Desktop) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape")
        screen.editor.load_text("Hi Yousef,\n\nI loved [what?]. Kind regards,\nInes")
        await press(pilot, "m")
        assert said(pilot).startswith("! Not opened yet. ")
        await press(pilot, "escape", "M")
        assert said(pilot).startswith("! Not saved as a draft yet. ")
        screen.editor.load_text("Hi Yusef,\n\nthank you for the tea. Kind regards,\nInes")
        await press(pilot, "escape", "m")
        assert said(pilot).endswith("Esc m once more opens it all the same.")
        assert not desktop.links
        await press(pilot, "escape", "m")
        assert desktop.links


async def test_elsewhere_it_is_a_link_to_click_and_its_text(
    demo: Desk, desktop: Desktop, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.opener = None
    monkeypatch.setenv("TERM", "xterm-256color")
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "m")
        _, clicked, text, *_ = shown[0].split("\x1b]8;;")
        link = clicked.partition("\x1b\\")[0]
        assert body_of(link) == screen.letter.body
        assert text.splitlines()[2] == link
        assert "Click the first line" in shown[0]
        assert said(pilot) == "The link was shown; whether it was opened is not known here."
        assert asked(pilot)
        await press(pilot, "n")

        monkeypatch.setenv("TMUX", "/nonexistent,1,0")
        screen.editor.load_text(screen.letter.body + " é" * 200)
        await press(pilot, "m")
        link = shown[-2].split("\x1b]8;;")[1].partition("\x1b\\")[0]
        assert "body=" not in link
        assert "takes 1,024" in " ".join(shown[-2].split())
        assert said(pilot).startswith("The link had the address and the subject")
        assert not asked(pilot)


async def test_a_terminal_without_links_shows_the_text_alone(
    demo: Desk, desktop: Desktop, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.opener = None
    monkeypatch.setenv("TERM", "linux")
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "m")
        assert "\x1b]8" not in shown[0]
        assert screen.letter.email in shown[0]
        assert asked(pilot)


async def test_where_nothing_can_be_shown(demo: Desk, desktop: Desktop) -> None:
    desktop.opener = None
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "m")
        assert said(pilot) == "! This terminal cannot show the link. M saves a draft instead."
        assert screen.letter.state is NoteState.DRAFT


@pytest.mark.parametrize(
    ("command", "said_then", "state"),
    [
        ("'{}' -s", "client had the note and ended well.", NoteState.COPIED),
        ("false", "! false ended with status 1.", NoteState.DRAFT),
        ("/nonexistent/mutt", "! /nonexistent/mutt cannot be run: No such", NoteState.DRAFT),
        ("'", "! ''' is no command.", NoteState.DRAFT),
    ],
)
async def test_a_mail_client_of_the_terminal(
    demo: Desk,
    desktop: Desktop,
    shown: list[str],
    tmp_path: Path,
    command: str,
    said_then: str,
    state: NoteState,
) -> None:
    client = tmp_path / "my client"
    client.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{tmp_path}/given'\n")
    client.chmod(0o700)
    outgoing = Outgoing(mail_command=command.format(client))
    demo.settings = demo.settings._replace(outgoing=outgoing)
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "m")
        assert said_then in said(pilot)
        assert screen.letter.state is state
        assert not desktop.links
        if state is NoteState.COPIED:
            option, link = (tmp_path / "given").read_text().splitlines()
            assert (option, body_of(link)) == ("-s", screen.letter.body)
            assert "%0D" not in link


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_saved_as_a_draft(demo: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    folder = tmp_path / "drafts"
    demo.settings = demo.settings._replace(outgoing=Outgoing(mail_folder=folder))
    async with running(demo, size) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "M")
        (path,) = folder.iterdir()
        assert said(pilot) == (
            f"Draft saved, for you alone to read. Open it in your mail client: {path}"
        )
        assert str(path) in "".join(seen(pilot).split()), "none of it is cut"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        read = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert (read["X-Unsent"], read["Subject"]) == ("1", screen.letter.subject)
        assert asked(pilot).startswith("Did it go out to Yousef Qattan?")
        await press(pilot, "n")
        assert screen.letter.state is NoteState.COPIED


async def test_a_note_by_post_or_phone_is_no_mail(demo: Desk, desktop: Desktop) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "w")
        assert screen.letter.channel is Channel.POST
        for key in ("m", "M"):
            await press(pilot, key)
            assert said(pilot) == (
                "! This note goes on a card by post, not by e-mail. w changes the way."
            )
        assert not desktop.links


async def test_a_folder_that_cannot_be_written(demo: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    demo.settings = demo.settings._replace(outgoing=Outgoing(mail_folder=tmp_path / "file"))
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "escape", "M")
        assert "The draft was not saved" in seen(pilot)
        assert screen.letter.state is NoteState.DRAFT
