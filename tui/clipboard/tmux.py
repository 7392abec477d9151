"""The way to the clipboard inside tmux: its own buffer, which it passes on to the terminal.

Programs that write OSC 52 themselves are ignored under tmux's default settings;
`load-buffer -w`, since tmux 3.2, works under all of them.
"""

import re

from tui.clipboard.detect import inside_tmux
from tui.clipboard.osc52 import by_old_tmux
from tui.clipboard.programs import run
from tui.clipboard.report import Job, Outcome, RouteFailed, Verdict, size_warning

PASSES_ON_SINCE = (3, 2)
QUESTION = "#{version}|#{client_name}|#{client_termtype}"


def by_tmux(job: Job) -> Outcome:
    """Put the text in tmux's buffer, read it back, and have tmux pass it on to the terminal.

    Raises RouteFailed outside tmux, if tmux does not answer in time, if its buffer holds something
    else, or if tmux itself knows that the terminal outside takes nothing from it.
    """
    if not inside_tmux(job.env):
        raise RouteFailed("this is not inside tmux")
    version, client, terminal = _surroundings(job)
    if _is_older(version):
        return by_old_tmux(job, version)
    _tmux(job, "load-buffer", "-w", "-", given=job.data)
    if _tmux(job, "show-buffer") != job.data:
        raise RouteFailed("the tmux buffer holds something else than was put in it")
    copied = f"{job.subject} copied to the tmux buffer (checked)"
    if not client:
        message = f"{copied}; no terminal is attached to pass it on to. The tmux key ] pastes it."
        return Outcome(Verdict.VERIFIED, message)
    if terminal.startswith("VTE") or not _passes_clipboard_on(job, client):
        raise RouteFailed(
            "the terminal outside takes no text from tmux; it is in the tmux buffer, "
            "which the tmux key ] pastes"
        )
    message = f"{copied} and passed on to your terminal; paste once to be sure.{size_warning(job)}"
    return Outcome(Verdict.VERIFIED, message)


def attached_over_ssh(job: Job) -> bool:
    """Whether whoever attached to this tmux session last came over SSH, as tmux knows it.

    The environment of a program in the session stays as it was when the program began.
    Raises RouteFailed if tmux does not answer in time.
    """
    try:
        known = _tmux(job, "show-environment")
    except RouteFailed as problem:
        raise RouteFailed(f"who is attached cannot be known: {problem}") from problem
    return any(line.startswith(b"SSH_CONNECTION=") for line in known.splitlines())


def _tmux(job: Job, *words: str, given: bytes = b"") -> bytes:
    return run(["tmux", *words], job.env, job.limit, given)


def _surroundings(job: Job) -> tuple[str, str, str]:
    """The server's version, the attached client, and the name its terminal gave (each may be "")"""
    answer = _tmux(job, "display-message", "-p", QUESTION).decode("utf-8", "replace")
    version, client, terminal = [*answer.rstrip("\n").split("|", 2), "", ""][:3]
    return version, client, terminal


def _is_older(version: str) -> bool:
    # A development build may have no number ("master"): it is newer than what is asked for.
    found = re.search(r"(\d+)\.(\d+)", version)
    return found is not None and (int(found[1]), int(found[2])) < PASSES_ON_SINCE


def _passes_clipboard_on(job: Job, client: str) -> bool:
    """False only if tmux lists the terminal of `client` as one without a clipboard."""
    try:
        known = _tmux(job, "show-messages", "-T").decode("utf-8", "replace")
    except RouteFailed:
        return True
    about_client = False
    for line in known.splitlines():
        if line.startswith("Terminal "):
            about_client = f" for {client}," in line
        elif about_client and " Ms:" in line:
            return "[missing]" not in line
    return True
