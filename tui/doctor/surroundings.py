"""Checks of the terminal and the way to it, which answer from what was gathered."""

from collections.abc import Iterator

from models.text import clean_line, shorten
from tui.clipboard.detect import MOSH_BYTES, inside_screen, inside_tmux, over_mosh, over_ssh
from tui.clipboard.lineage import MOSH
from tui.colours import TRUE_COLOUR, Colours, colours
from tui.doctor.finding import Finding, Level
from tui.doctor.here import Here
from tui.opening import CANNOT_DRAW
from tui.windows import SMALLEST

NO_CONNECTION = "none: the terminal is on this machine, as far as can be told"


def connection(here: Here) -> Finding:
    """Over what the person is connected to this machine."""
    since = plain(here.env.get("SSH_CONNECTION", "").partition(" ")[0])
    if here.server == MOSH or over_mosh(here.env):
        return Finding(
            "connection", Level.FACT, f"mosh, which passes on {MOSH_BYTES:,} bytes at most"
        )
    if over_ssh(here.env):
        return Finding("connection", Level.FACT, f"SSH from {since}" if since else "SSH")
    if here.server:
        says = f"remote: the terminal hangs on {here.server}, though no variable says so"
        return Finding("connection", Level.FACT, says)
    return Finding("connection", Level.FACT, NO_CONNECTION)


def multiplexer(here: Here) -> Iterator[Finding]:
    """What stands between the program and the terminal."""
    for place, client in enumerate(here.clients):
        where = "inside" if place == 0 else "which is inside"
        who = plain(client.program or client.term)
        shown = f"; its terminal is {who}" if client.name else "; no terminal is attached to it"
        yield Finding("around", Level.FACT, f"{where} tmux {plain(client.version)}{shown}")
    if inside_tmux(here.env) and not here.clients:
        advice = "Is tmux on your PATH, and of the same version as its server?"
        yield Finding("around", Level.NOTICE, "inside a tmux that does not answer", advice)
    elif not here.clients and inside_screen(here.env):
        at = "" if here.env.get("STY") else " at your own end"
        yield Finding("around", Level.FACT, f"inside GNU screen{at}")


def terminal(here: Here) -> Finding:
    """Who the terminal is, by its own word and by TERM."""
    term = plain(here.env.get("TERM", "")) or "not set"
    said = f"TERM is {term}"
    if not here.terminal:
        return Finding("terminal", Level.FACT, f"{said}; there is none here, so none was asked")
    if here.answers is None:
        return Finding("terminal", Level.FACT, f"{said}; it was not asked, or kept silent")
    name = plain(here.answers.name)
    also = ", and says that it takes OSC 52" if here.answers.says_osc52 else ""
    called = f"it calls itself {name}" if name else "it answers, but gives no name"
    return Finding("terminal", Level.FACT, f"{said}; {called}{also}")


def size(here: Here) -> Iterator[Finding]:
    """Whether the board fits."""
    if here.size is None:
        return
    columns, lines = here.size
    says = f"{columns}×{lines}"
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        smallest = f"{SMALLEST[0]}×{SMALLEST[1]}"
        yield Finding("size", Level.NOTICE, says, f"The board needs {smallest} or more.")
    else:
        yield Finding("size", Level.FINE, says)


def palette(here: Here) -> Finding:
    """How many colours the program will use, and what says so."""
    term, depth = plain(here.env.get("TERM", "")), here.env.get("COLORTERM", "").lower()
    if term in CANNOT_DRAW:
        return Finding("colours", Level.NOTICE, "none, because TERM does not name a terminal")
    found = colours(here.env)
    if here.env.get("NO_COLOR"):
        return Finding("colours", Level.FACT, "none, because NO_COLOR is set")
    if depth in TRUE_COLOUR:
        return Finding("colours", Level.FINE, f"16 million (COLORTERM is {depth})")
    advice = "If your terminal can do more: export COLORTERM=truecolor"
    number = "none" if found is Colours.NONE else str(found.value)
    return Finding("colours", Level.FACT, f"{number} (TERM is {term})", advice)


def letters(here: Here) -> Finding:
    """Whether every letter can be shown."""
    chosen = next((here.env[v] for v in ("LC_ALL", "LC_CTYPE", "LANG") if here.env.get(v)), "")
    said = f"{plain(here.encoding)} (locale {plain(chosen) or 'not set'})"
    if here.encoding.lower().replace("-", "") == "utf8":
        return Finding("letters", Level.FINE, said)
    return Finding("letters", Level.NOTICE, said, "For every letter: export LANG=C.UTF-8")


def plain(text: str) -> str:
    """A value from outside as part of a line."""
    return shorten(clean_line(text).strip(), 80)
