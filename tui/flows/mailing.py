"""From a finished note to the person's mail client: opened there, or saved as a draft."""

import asyncio
import os
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from textual.app import SuspendNotSupported

from models.errors import NotPossible
from models.exchange.exports.mail import (
    Mail,
    drafts_folder,
    mail_of,
    mailto,
    mailto_within,
    save_draft_file,
)
from models.pipeline import filing
from tui.copying import flowed, show_plainly
from tui.flows.sending import cleared, went_on
from tui.mailing.link import most_in_link, osc8
from tui.mailing.opener import NotHanded, Opener, find_opener, hand_over
from tui.mailing.others import others_see_arguments
from tui.screens.letters import LettersScreen

_FILE = "{file}"
_FILL_IN = " No address is known: fill it in there."

_CLICK = (
    "Click the first line where your terminal makes it a link (often with Ctrl or Cmd held), or "
    "select the link in full and open it."
)


async def open_in_mail(screen: LettersScreen) -> None:
    """Open the note in the mail client, unless something stops it; then ask whether it went out.

    By the command that the settings name; else by the desktop's opener; where the person sits at
    another machine, or there is no desktop, by a link that their own terminal opens.
    """
    mail = mail_of(screen.letter, screen.desk.settings.profile)
    overruled = cleared(screen, "Opened", "Esc m once more opens it all the same.")
    if overruled is None:
        return
    outgoing = screen.desk.settings.outgoing
    if outgoing.mail_command:
        message = _in_this_terminal(screen, outgoing.mail_command, mail)
    else:
        opener = await asyncio.to_thread(find_opener, dict(os.environ), sys.platform)
        if opener is None:
            message = _by_link(screen, mail)
        elif await _as_private_file(outgoing.mail_as):
            message = await _file_by_desktop(screen, opener, mail)
        else:
            message = await _by_desktop(screen, opener, mail)
    if message:
        await went_on(screen, message, overruled)


async def save_draft(screen: LettersScreen) -> None:
    """Save the note as a draft that mail clients open, likewise."""
    mail_of(screen.letter, screen.desk.settings.profile)
    overruled = cleared(screen, "Saved as a draft", "Esc M once more saves it all the same.")
    if overruled is None:
        return
    # The file is named after the note's row.
    filing.save_draft(screen.letter, now=screen.desk.now())
    mail = mail_of(screen.letter, screen.desk.settings.profile)
    path = save_draft_file(mail, drafts_folder(screen.desk.settings))
    unaddressed = "" if mail.address else _FILL_IN
    # The path comes last, with nothing after it, so that it can be selected cleanly.
    message = (
        f"Draft saved, for you alone to read.{unaddressed} Open it in your mail client: {path}"
    )
    await went_on(screen, message, overruled)


async def _by_desktop(screen: LettersScreen, opener: Opener, mail: Mail) -> str:
    """How it was handed over; "" where it was not, or not whole, which is said."""
    link = mailto_within(mail, opener.most)
    back = await _handed(screen, opener, link.uri)
    if back is None:
        return ""
    if not link.whole:
        screen.status.complain(
            f"The note is too long for {opener.name}: only address and subject were handed over. "
            "y copies the note, M saves a draft."
        )
        return ""
    doubt = "" if back else ", which is still at it"
    unaddressed = "" if mail.address else _FILL_IN
    return (
        f"Handed to {opener.name}{doubt}; your mail client should show it.{unaddressed} "
        "Nothing there? M saves a draft."
    )


async def _file_by_desktop(screen: LettersScreen, opener: Opener, mail: Mail) -> str:
    """The same with a file: all that others can see is where it lies, which says nothing."""
    path = _as_file(screen, mail)
    back = await _handed(screen, opener, str(path))
    if back is None:
        return ""
    doubt = "" if back else ", which is still at it"
    unaddressed = "" if mail.address else _FILL_IN
    return (
        f"Handed to {opener.name}{doubt}, as a file that only you can read: others use this "
        f"machine.{unaddressed} Shown only to be read? y copies the note."
    )


async def _as_private_file(how: str) -> bool:
    """Whether a note is handed over as a file; a link is open to everybody on the machine."""
    if how == "auto":
        return await asyncio.to_thread(others_see_arguments, sys.platform)
    return how == "file"


def _as_file(screen: LettersScreen, mail: Mail) -> Path:
    """A draft of the note, whose name tells nobody anything."""
    filing.save_draft(screen.letter, now=screen.desk.now())
    unnamed = replace(mail, title=f"note-{screen.letter.note_id}")
    return save_draft_file(unnamed, drafts_folder(screen.desk.settings))


async def _handed(screen: LettersScreen, opener: Opener, what: str) -> bool | None:
    """Whether the opener said that it did its work; None where it failed, which is said."""
    try:
        return await asyncio.to_thread(hand_over, opener, what, dict(os.environ))
    except NotHanded as reason:
        screen.status.complain(f"Not opened: {reason}. M saves a draft instead, y copies the note.")
        return None


def _by_link(screen: LettersScreen, mail: Mail) -> str:
    """Show the link, to click and as text; what was done, or "" where the note is not in it."""
    most = most_in_link(dict(os.environ))
    link = mailto_within(mail, most)
    whole = mailto(mail)
    label = f"> Write to {mail.name} in your mail client"
    lines = []
    if most and not link.whole:
        lines = [
            flowed(
                f"At {len(whole):,} bytes the note is too long for a link in this terminal, which "
                f"takes {most:,}: this one has the address and the subject. y copies the note, "
                "M saves a draft."
            ),
            "",
        ]
    shown = show_plainly(
        screen.app,
        "\n".join([*lines, whole]),
        _CLICK if most else "Select the link and open it.",
        f"{osc8(link.uri, label)}\n\n" if most else "",
    )
    if not shown:
        raise NotPossible("This terminal cannot show the link.", hint="M saves a draft instead.")
    if most and not link.whole:
        screen.status.say("The link had the address and the subject: y copies the note for it.")
        return ""
    return "The link was shown; whether it was opened is not known here."


def _in_this_terminal(screen: LettersScreen, command: str, mail: Mail) -> str:
    """Let a mail client of the terminal have it; what is known of it, or "" where it failed."""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise NotPossible(
            f"'{command}' is no command.", hint="Set [mail] command to your mail client."
        )
    if any(_FILE in word for word in words):
        path = str(_as_file(screen, mail))
        words = [word.replace(_FILE, path) for word in words]
    else:
        # Mutt and NeoMutt leave the CR of a CR LF in the text.
        words.append(mailto(mail, line_end="\n"))
    try:
        with screen.app.suspend():
            status = subprocess.run(words, check=False).returncode
    except SuspendNotSupported:
        raise NotPossible("This terminal cannot step aside for a mail client.") from None
    except OSError as error:
        raise NotPossible(
            f"{words[0]} cannot be run: {error.strerror}.", hint="M saves a draft instead."
        ) from error
    if status:
        screen.status.complain(
            f"{words[0]} ended with status {status}. y copies the note, M saves a draft."
        )
        return ""
    return f"{words[0]} had the note and ended well."
