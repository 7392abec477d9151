"""From a finished note to 'sent': copying with its checks, 'did it go out?', and the move."""

import os
from datetime import timedelta

from textual.app import SuspendNotSupported

from models.errors import AfterwordError, NotPossible
from models.notes.drafting.handwriting import lines
from models.notes.etiquette.finding import Level
from models.notes.letters import Letter
from models.phrases import day_phrase
from models.pipeline import notes
from models.stages import arrival_of, way_past
from models.words import CallResult, Channel, NoteState
from tui.clipboard.report import Verdict
from tui.copying import copy_text, show_plainly
from tui.flows.asking import ask_when_it_was
from tui.screens.letters import LettersScreen
from tui.widgets.prompt import Option


async def copy_body(screen: LettersScreen) -> None:
    """Copy the note, unless something stops it; then ask whether it went out.

    What stops is never copied. An error is copied on a second, deliberate press, which is
    recorded with the note.
    """
    overruled = cleared(screen, "Copied", "Copy once more to copy it all the same.")
    if overruled is None:
        return
    letter = screen.letter
    name = _name(letter.channel)
    report = await copy_text(screen.app, letter.body, name, screen.desk, bare="Esc v")
    if report.verdict is Verdict.FAILED:
        screen.status.complain(report.message)
        return
    await went_on(screen, report.message, overruled)


def cleared(screen: LettersScreen, done: str, insist: str) -> str | None:
    """Whether the note may leave as it is: None if not, with the reason said and shown.

    Else the rules that were overruled, by a second, deliberate attempt. `done` is what it would
    have been ('Copied'), `insist` says how to do it all the same.
    """
    stop = next((f for f in screen.findings if f.level is Level.STOP), None)
    if stop is not None:
        screen.show_finding(stop)
        screen.status.complain(f"Not {done.lower()} yet. {stop.message}")
        return None
    errors = frozenset(f.rule for f in screen.findings if f.level is Level.ERROR)
    if errors - screen.insisted:
        screen.insisted = errors
        first = next(f for f in screen.findings if f.level is Level.ERROR)
        screen.show_finding(first)
        screen.status.complain(f"{first.message} {insist}")
        return None
    return " ".join(sorted(errors))


async def went_on(screen: LettersScreen, message: str, overruled: str) -> None:
    """The note is where the person sends it from: note that, say how it got there, ask on."""
    notes.mark_copied(screen.letter, now=screen.desk.now(), overruled=overruled)
    screen.show_state()
    screen.status.say(message)
    await ask_sent(screen)


async def copy_subject(screen: LettersScreen) -> None:
    """Copy the subject: it goes with the body that was copied before, if one was.

    Raises `NotPossible` where there is none.
    """
    letter = screen.letter
    if not letter.subject:
        raise NotPossible("There is no subject yet.", hint="S writes one.")
    if await _copied_part(screen, letter.subject, "subject"):
        notes.mark_subject_copied(letter, now=screen.desk.now())
        screen.show_state()


async def copy_address(screen: LettersScreen, name: str) -> None:
    """Copy the address, by its name. Raises `NotPossible` where there is none."""
    address = screen.letter.address
    if not address:
        raise NotPossible(f"There is no {name} here.", hint="Add it to the person (e on the card).")
    await _copied_part(screen, address, name)


async def _copied_part(screen: LettersScreen, text: str, name: str) -> bool:
    report = await copy_text(screen.app, text, name, screen.desk)
    screen.status.report(report)
    return report.verdict is not Verdict.FAILED


async def ask_sent(screen: LettersScreen) -> None:
    """Ask whether the note went out, or how the call ended; the line waits, and may be left."""
    letter = screen.letter
    if letter.settled:
        raise NotPossible(f"The note to {letter.name} is {letter.state} already.")
    if letter.channel is Channel.PHONE:
        await _ask_call(screen)
        return
    if letter.channel is Channel.POST:
        await _ask_posted(screen)
        return
    before = "Esc, then " if screen.editor.has_focus else ""
    went_out = await screen.prompt.choose(
        f"{_copied_when(screen)}Did it go out to {letter.name}?", _went_out(letter)
    )
    if went_out:
        now, as_copied = screen.desk.now(), went_out == _AS_COPIED
        await _settled(screen, notes.mark_sent(letter, now=now, as_copied=as_copied))
    elif letter.changed_since_copied:
        again = "s copies the subject" if letter.body == letter.copied_body else "y copies it"
        screen.status.say(f"Changed since it was copied. {before}{again} as it is now.")
    elif letter.state is NoteState.COPIED:
        screen.status.say(
            f"Copied, not confirmed. {before}o marks it as sent; the card shows it too."
        )


_AS_IT_IS, _AS_COPIED = "as it is", "as copied"


def _went_out(letter: Letter) -> list[Option[str]]:
    """The answers; what was changed since it was copied went out one way or the other."""
    not_yet = Option("n", "not yet", "")
    if letter.changed_since_copied:
        return [
            Option("y", "yes, as it is now", _AS_IT_IS),
            Option("c", "yes, as copied", _AS_COPIED),
            not_yet,
        ]
    return [Option("y", "yes, sent", _AS_IT_IS), not_yet]


def _copied_when(screen: LettersScreen) -> str:
    """When a note was copied, if not just now; and whether it was changed since."""
    letter, now = screen.letter, screen.desk.now()
    changed = letter.changed_since_copied
    if letter.copied_at is None or (now - letter.copied_at < timedelta(minutes=1) and not changed):
        return ""
    local = letter.copied_at.astimezone(now.tzinfo)
    then = ", changed since" if changed else ""
    return f"Copied {day_phrase(local.date(), now)} at {local:%H:%M}{then}. "


async def _ask_posted(screen: LettersScreen) -> None:
    letter = screen.letter
    day = await ask_when_it_was(screen, f"When was the card to {letter.name} posted?")
    if day is not None:
        await _settled(screen, notes.mark_sent(letter, now=screen.desk.now(), posted_on=day))
    elif letter.state is NoteState.COPIED:
        screen.status.say("Written, not posted yet. o notes the day; the card shows it too.")


async def _ask_call(screen: LettersScreen) -> None:
    letter = screen.letter
    ended = await screen.prompt.choose(
        f"How did the call to {letter.name} end?",
        [
            Option("r", "reached", CallResult.REACHED),
            Option("v", "voicemail", CallResult.VOICEMAIL),
            Option("n", "no answer", CallResult.NO_ANSWER),
        ],
    )
    now = screen.desk.now()
    if ended is CallResult.NO_ANSWER:
        notes.no_answer(letter, now=now)
        screen.status.say(f"Logged: no answer from {letter.name}. The check-in stays due.")
    elif ended is not None:
        await _settled(screen, notes.mark_sent(letter, now=now, call_result=ended))


async def skip(screen: LettersScreen) -> None:
    """No note of this kind to this person. Raises `NotPossible` if it is settled already."""
    letter = screen.letter
    if letter.settled:
        raise NotPossible(f"The note to {letter.name} is {letter.state} already.")
    await _settled(screen, notes.mark_skipped(letter, now=screen.desk.now()))


async def skip_rest(screen: LettersScreen) -> None:
    """The move without everybody who is left. Raises `NotPossible` if nobody got a note."""
    copied = [one.name for one in screen.letters if one.state is NoteState.COPIED]
    if copied and not await screen.prompt.confirm(
        f"Copied and not confirmed: {', '.join(copied)}. Skip all the same?", "skip", "stay"
    ):
        return
    result = notes.skip_rest(
        screen.application_id,
        screen.kind,
        now=screen.desk.now(),
        interview_id=screen.letter.interview_id,
    )
    for letter in screen.letters:
        if not letter.settled:
            letter.state = NoteState.SKIPPED
    screen.dismiss(result.moved_to)


async def _settled(screen: LettersScreen, result: notes.Settled) -> None:
    letter = screen.letter
    screen.show_state()
    if result.moved_to is not None:
        screen.dismiss(result.moved_to)
    elif result.unsent:
        past = way_past(arrival_of(letter.kind).target)
        screen.status.say(f"Everybody is skipped, so the card stays. Esc leaves. {past}".rstrip())
    elif result.left and screen.next_open():
        if screen.typing:
            screen.editor.focus()
            screen.editor.to_first_slot()
        screen.status.say(f"{letter.name}: {letter.state}. {result.left} left.")
    else:
        screen.dismiss(None)


async def view(screen: LettersScreen) -> None:
    """Show the bare text on the terminal, to be selected with the mouse; a card line by line."""
    letter = screen.letter
    on_card = letter.channel is Channel.POST
    text = "\n".join(lines(letter.body, numbered=True)) if on_card else letter.body
    if show_plainly(screen.app, text):
        if not screen.letter.settled:
            notes.mark_copied(screen.letter, now=screen.desk.now())
            screen.show_state()
            await ask_sent(screen)
    else:
        screen.status.complain("This terminal cannot show the bare text.")


async def edit_elsewhere(screen: LettersScreen) -> None:
    """Write the note in the person's own editor; it comes back as one step for undo."""
    from tui.external_editor import edit, editor_command

    command = editor_command(os.environ)
    text, trouble = screen.letter.body, None
    try:
        with screen.app.suspend():
            try:
                text = edit(text, command)
            except AfterwordError as error:
                trouble = error
    except SuspendNotSupported:
        raise NotPossible("This terminal cannot step aside for an editor.") from None
    screen.editor.rewrite(text)
    screen.editor.focus()
    if not text.strip() and screen.letter.body.strip():
        screen.status.complain("The editor left nothing. Ctrl+Z brings the note back.")
    if trouble is not None:
        raise trouble


def _name(channel: Channel) -> str:
    return {Channel.PHONE: "script", Channel.POST: "card"}.get(channel, "note")
