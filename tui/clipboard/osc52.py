"""The OSC 52 escape sequence, and the wrappings in which tmux and screen let it pass."""

import base64

from tui.clipboard.detect import MOSH_BYTES, inside_tmux, nested_near_side, over_mosh
from tui.clipboard.report import Job, Outcome, RouteFailed, Verdict, size_warning

# screen drops what is longer than 768 bytes in one string; older builds count the wrapping too.
SCREEN_CHUNK = 700
SCREEN_OPEN, SCREEN_CLOSE = "\x1bP", "\x1b\\"


def osc52(text: str) -> str:
    """The sequence that asks a terminal to put `text` in the clipboard.

    The parameter is the literal `c`, the only one that mosh lets through. BEL ends it, because an
    ESC \\ inside would end the wrappings too.
    """
    return f"\x1b]52;c;{base64.b64encode(text.encode('utf-8')).decode('ascii')}\x07"


def through_tmux(sequence: str) -> str:
    """`sequence` wrapped so that tmux hands it to the terminal outside, if it is allowed to."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def through_screen(sequence: str) -> str:
    """`sequence` in pieces of at most 700 bytes each, wrapping included, that screen hands on."""
    room = SCREEN_CHUNK - len(SCREEN_OPEN) - len(SCREEN_CLOSE)
    pieces = (sequence[start : start + room] for start in range(0, len(sequence), room))
    return "".join(SCREEN_OPEN + piece + SCREEN_CLOSE for piece in pieces)


def by_osc52(job: Job) -> Outcome:
    """Send the text to the terminal. Raises RouteFailed where there is none to write to."""
    if inside_tmux(job.env):
        _send(job, through_tmux(osc52(job.text)))
        hint = " Nothing there? Turn on allow-passthrough in tmux, or set the route to tmux."
        return _sent(job, "through tmux (OSC 52)", hint)
    _send(job, osc52(job.text))
    return _sent(job, "(OSC 52)", _hint(job))


def by_old_tmux(job: Job, version: str) -> Outcome:
    """Send the text through a tmux that cannot pass its buffers on, so older than 3.2."""
    _send(job, through_tmux(osc52(job.text)))
    return _sent(job, f"(OSC 52) through tmux {version}, older than 3.2")


def by_screen(job: Job) -> Outcome:
    """Send the text to the terminal that screen runs in. Raises RouteFailed as `by_osc52` does."""
    _send(job, through_screen(osc52(job.text)))
    return _sent(job, "through screen (OSC 52)")


def _send(job: Job, sequence: str) -> None:
    if job.write is None:
        raise RouteFailed("no terminal is listening")
    if over_mosh(job.env) and len(job.data) > MOSH_BYTES:
        raise RouteFailed(f"mosh takes at most {MOSH_BYTES:,} bytes")
    try:
        # One write: a frame of the screen drawn between two halves would spoil both.
        job.write(sequence)
    except Exception as problem:
        raise RouteFailed(f"the terminal could not be written to: {problem}") from problem


def _sent(job: Job, how: str, hint: str = "") -> Outcome:
    message = (
        f"{job.subject} sent to your terminal {how}; it does not answer, "
        f"so paste once to be sure.{hint}{size_warning(job)}"
    )
    return Outcome(Verdict.SENT, message)


def _hint(job: Job) -> str:
    if nested_near_side(job.env):
        return " Nothing there? If you run tmux on your own side, set its set-clipboard to on."
    if "iterm" in (job.env.get("TERM_PROGRAM", "") + job.env.get("LC_TERMINAL", "")).lower():
        return " Nothing there? In iTerm2, let applications use the clipboard (General, Selection)."
    return ""
