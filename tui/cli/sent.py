"""`afterword sent`: a note went out, by whatever way."""

import sys

import click

from models.words import CallResult
from tui.cli.arguments import as_json, which
from tui.cli.letter import NOT_READY, kind_option, read_letter, to_option, warn_of
from tui.cli.output import warn
from tui.cli.session import session

ENDED = {
    "reached": CallResult.REACHED,
    "voicemail": CallResult.VOICEMAIL,
    "no-answer": CallResult.NO_ANSWER,
}


@click.command()
@which()
@kind_option()
@to_option()
@click.option("--call", type=click.Choice(list(ENDED)), help="How a call ended.")
@click.option("--anyway", is_flag=True, help="Also one with open slots or mistakes.")
@as_json()
@click.pass_obj
def sent(
    db: str | None,
    which: tuple[str, ...],
    kind: str | None,
    to: str,
    call: str | None,
    anyway: bool,
    as_json: bool,
) -> None:
    """Mark a note as sent: the one that afterword draft prints with the same words.

    The card moves once everybody got theirs. A note with an open slot or a mistake is not marked,
    and the status is 1; with --anyway it is, and then only what you typed on the board yourself is
    kept as its text: what went out instead is not known. Of a call that nobody took there is a line
    in the log, and it stays due. WHICH is the application's number, or words that fit one alone; a
    person's name among them says whose note.

    \b
    Examples:
      afterword sent acme --kind thank-you --to ana --anyway
      afterword sent acme --kind check-in --anyway --json
    """
    with session(db, writing=True) as known:
        from models.errors import InvalidInput, NotPossible
        from models.pipeline.carrying_out import carry_out
        from models.pipeline.notes import mark_sent, no_answer
        from models.words import Channel
        from tui.cli.changing import tell_change

        letters, place = read_letter(known, " ".join(which), kind, to)
        letter = letters[place]
        if letter.settled:
            raise NotPossible(f"The note to {letter.name} is {letter.state} already.")
        ended, now = ENDED.get(call or "", CallResult.NONE), known.now
        if letter.channel is not Channel.PHONE and call is not None:
            raise InvalidInput(f"The note to {letter.name} is no call.", hint="Leave out --call.")
        if letter.channel is Channel.PHONE and call is None:
            raise InvalidInput("How did the call end?", hint=f"--call {', '.join(ENDED)}.")
        if letter.channel is not Channel.PHONE and warn_of(letters, place):
            if not anyway:
                warn(f"The note to {letter.name} is not ready: --anyway marks it all the same.")
                sys.exit(NOT_READY)
            if letter.note_id is None:
                letter.subject = letter.body = ""
        if ended is CallResult.NO_ANSWER:
            change = carry_out(lambda: no_answer(letter, now=now))
        else:
            posted = now.date() if letter.channel is Channel.POST else None
            change = carry_out(
                lambda: mark_sent(letter, now=now, call_result=ended, posted_on=posted)
            )
        tell_change(change, as_json=as_json)
