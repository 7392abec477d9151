"""The way to the clipboard inside tmux: its own buffer, which it passes on to the terminal.

Programs that write OSC 52 themselves are ignored under tmux's default settings;
`load-buffer -w`, since tmux 3.2, works under all of them. A tmux around this one would ignore what
this one writes just the same, so it is asked itself.
"""

import re

from tui.clipboard.detect import MOSH_BYTES, inside_tmux
from tui.clipboard.lineage import MOSH, connection_of
from tui.clipboard.osc52 import by_old_tmux
from tui.clipboard.report import Job, Outcome, RouteFailed, Verdict, size_warning
from tui.clipboard.tmux_client import Client, around, ask, attached, clipboard_sequence

PASSES_ON_SINCE = (3, 2)
IN_SCREEN = "tmux runs inside GNU screen, which takes no text from it"
KEPT = "; it is in the tmux buffer, which the tmux key ] pastes"


def by_tmux(job: Job) -> Outcome:
    """Put the text in tmux's buffer, read it back, and have tmux pass it on to the terminal.

    Raises RouteFailed outside tmux, if tmux does not answer in time, if its buffer holds something
    else, or if it is known that the terminal outside takes nothing from it.
    """
    if not inside_tmux(job.env):
        raise RouteFailed("this is not inside tmux")
    client = attached(job)
    if _is_older(client.version):
        return by_old_tmux(job, client.version)
    outside = around(job, client)
    # A session can be shown within itself.
    if outside and attached(outside) != client:
        _fill(job)
        return by_tmux(outside)
    copied = f"{job.subject} copied to the tmux buffer (checked)"
    if not client.name:
        _fill(job)
        message = f"{copied}; no terminal is attached to pass it on to. The tmux key ] pastes it."
        return Outcome(Verdict.VERIFIED, message)
    deaf = why_deaf(job, client)
    if deaf:
        # Not passed on: GNU screen would write it across the board.
        _fill(job)
        raise RouteFailed(deaf + KEPT)
    _fill(job, "-w")
    message = (
        f"{copied} and passed on to your terminal; paste once to be sure."
        f"{_hint(client)}{size_warning(job)}"
    )
    return Outcome(Verdict.VERIFIED, message)


def why_deaf(job: Job, client: Client) -> str:
    """Why the attached terminal takes no text from tmux, if that is known; else ""."""
    if client.program.startswith("VTE"):
        return "the terminal outside (VTE) takes no text from tmux"
    if client.is_screen:
        return IN_SCREEN
    sequence = clipboard_sequence(job, client)
    if sequence is None:
        return "the terminal outside takes no text from tmux"
    # mosh does not let the terminal say its name, so only then is it looked for.
    if not client.program and connection_of(job, client.pid) == MOSH:
        # tmux leaves the clipboard's name out, and mosh takes nothing but `c`.
        if "52;c;" not in sequence:
            return "mosh takes no text from tmux as it is set up"
        if len(job.data) > MOSH_BYTES:
            return f"mosh takes at most {MOSH_BYTES:,} bytes"
    return ""


def attached_over_ssh(job: Job) -> bool:
    """Whether whoever attached to this tmux session last came over SSH, as tmux knows it.

    The environment of a program in the session stays as it was when the program began.
    Raises RouteFailed if tmux does not answer in time.
    """
    try:
        known = ask(job, "show-environment")
        client = attached(job)
    except RouteFailed as problem:
        raise RouteFailed(f"who is attached cannot be known: {problem}") from problem
    named = any(line.startswith(b"SSH_CONNECTION=") for line in known.splitlines())
    return named or bool(client.pid and connection_of(job, client.pid))


def _fill(job: Job, *options: str) -> None:
    """The text into tmux's buffer, and read back."""
    ask(job, "load-buffer", *options, "-", given=job.data)
    if ask(job, "show-buffer") != job.data:
        raise RouteFailed("the tmux buffer holds something else than was put in it")


def _hint(client: Client) -> str:
    if client.is_tmux:
        return " Nothing there? Your terminal is tmux too: set its set-clipboard to on."
    return ""


def _is_older(version: str) -> bool:
    # A development build may have no number ("master"): it is newer than what is asked for.
    found = re.search(r"(\d+)\.(\d+)", version)
    return found is not None and (int(found[1]), int(found[2])) < PASSES_ON_SINCE
