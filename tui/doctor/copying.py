"""The clipboard: which way would be taken and why, what came of trying, and what to set.

Only `try_copy` does anything; the rest are rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from tui.clipboard.copying import copy
from tui.clipboard.detect import Route, choose_routes, inside_screen, inside_tmux, over_ssh
from tui.clipboard.lineage import MOSH
from tui.clipboard.report import CopyReport, Verdict
from tui.clipboard.tmux import IN_SCREEN
from tui.doctor.asking import Line
from tui.doctor.finding import Finding, Level
from tui.doctor.here import Here
from tui.doctor.surroundings import plain
from tui.doctor.terminals import MAY_NEED_SETTING, Takes, kind_of

BY_TERMINAL = (Route.OSC52, Route.SCREEN)
LEFT_ALONE = "the clipboard was left as it is"
MOSH_IN_TMUX = r"set -as terminal-overrides ',*:Ms=\E]52;c;%p2%s\7'"
NO_TERMINAL = "there is no terminal here to send it to"


class Reach(StrEnum):
    """What is known about the way to the person's clipboard."""

    PROVEN = "proven"
    """The text was read back."""
    LIKELY = "likely"
    """The text was handed over to something that does not answer."""
    UNTRIED = "untried"
    """There is a way, but it was not tried."""
    NONE = "none"
    """Only the file is left, or the terminal is known to drop what it is sent."""


@dataclass(frozen=True)
class Trial:
    """What came of copying `text`.

    `report` is None where it was not tried, for the reason in `untried`; `read_back` is whether the
    terminal gave the text back, None where it was not asked.
    """

    text: str
    report: CopyReport | None = None
    untried: str = ""
    read_back: bool | None = None


def harmless(now: datetime) -> str:
    """A text that harms nobody, and is not the one of the last time."""
    return f"Copied by afterword doctor at {now:%H:%M:%S} ✓"


def try_copy(here: Here, line: Line | None, text: str, runtime_dir: Path) -> Trial:
    """Copy a text as the board would, and read it back where that asks nobody for leave."""
    if line is None and first_route(here) in BY_TERMINAL:
        return Trial(text, untried=NO_TERMINAL)
    report = copy(
        text,
        what=f"'{text}'",
        env=here.env,
        platform=here.platform,
        preference=here.preference,
        write=line.write if line else None,
        runtime_dir=runtime_dir,
    )
    if report.path:
        report.path.unlink(missing_ok=True)
    kind = kind_of(here.near_end)
    if line and report.route == Route.OSC52 and kind and kind.quiet and not inside_tmux(here.env):
        return Trial(text, report, read_back=line.copied() == text)
    return Trial(text, report)


def first_route(here: Here) -> Route:
    """The way that would be tried first."""
    return choose_routes(here.env, here.platform, here.preference)[0]


def reach(here: Here, trial: Trial) -> Reach:
    """How far the text is known to have come."""
    report = trial.report
    if report is None:
        return Reach.NONE if first_route(here) is Route.FILE else Reach.UNTRIED
    if report.verdict is Verdict.FAILED:
        return Reach.NONE
    if trial.read_back or (report.route == Route.LOCAL and report.verdict is Verdict.VERIFIED):
        return Reach.PROVEN
    kind = kind_of(here.near_end)
    if kind is None or kind.takes is Takes.YES or _says_so(here):
        return Reach.LIKELY
    dropped = kind.takes is Takes.NEVER or trial.read_back is False
    return Reach.NONE if dropped else Reach.LIKELY


def display(here: Here) -> Iterator[Finding]:
    """A display that is there, and is not the person's."""
    set_to = here.env.get("WAYLAND_DISPLAY") or here.env.get("DISPLAY")
    if set_to and (over_ssh(here.env) or here.server):
        says = f"{plain(set_to)} is there, but at this end of the connection: it is not used"
        yield Finding("display", Level.FACT, says)


def route(here: Here) -> Finding:
    """The way that the board would take, and why."""
    chosen = first_route(here)
    if here.preference != "auto":
        why = f"your settings say clipboard.route = {here.preference}"
    else:
        why = _why(here, chosen)
    level = Level.NOTICE if chosen is Route.FILE else Level.FINE
    return Finding("route", level, f"{chosen}, because {why}")


def tried(here: Here, trial: Trial) -> Iterator[Finding]:
    """What came of trying."""
    if trial.report is None:
        yield Finding("tried", Level.FACT, f"not tried: {trial.untried}")
        return
    for line in trial.report.detail.splitlines():
        yield Finding("tried", Level.NOTICE, line)
    known = reach(here, trial)
    if trial.report.verdict is Verdict.FAILED:
        says = "no way to your clipboard: notes go to a file, and Esc v shows them bare"
        yield Finding("tried", Level.NOTICE, says)
        return
    level = {Reach.PROVEN: Level.FINE, Reach.LIKELY: Level.FACT}.get(known, Level.NOTICE)
    yield Finding("tried", level, _outcome(trial, trial.report))


def unknown(here: Here, trial: Trial) -> Iterator[Finding]:
    """What cannot be known from here."""
    if reach(here, trial) in (Reach.LIKELY, Reach.UNTRIED) and first_route(here) is not Route.LOCAL:
        says = "whether it arrived: no terminal acknowledges a copy (OSC 52). Paste once to see"
        yield Finding("unknown", Level.FACT, says)


def advice(here: Here, trial: Trial) -> Iterator[Finding]:
    """What to set at the person's own end, where that may help."""
    known = reach(here, trial)
    if known is Reach.PROVEN or (trial.report and trial.report.route == Route.LOCAL):
        return
    between = _between(here) if known is Reach.NONE else None
    if between:
        yield between
        return
    kind = kind_of(here.near_end)
    if _says_so(here):
        yield Finding("set", Level.FINE, "nothing: your terminal says that it takes text")
    elif kind is not None and kind.advice:
        level = Level.NOTICE if known is Reach.NONE else Level.FACT
        yield Finding("set", level, f"{kind.title}: {kind.advice}")
    elif kind is not None:
        yield Finding("set", Level.FINE, f"nothing: {kind.title} takes text from programs")
    else:
        says = "nothing tells which terminal you sit at. Most take text from programs; but in"
        yield Finding("set", Level.FACT, says)
        for other in MAY_NEED_SETTING:
            yield Finding("set", Level.FACT, f"{other.title}: {other.advice}")
    if here.clients:
        yield Finding("set", Level.FINE, "tmux here: nothing")
    elif inside_screen(here.env):
        yield Finding("set", Level.FINE, "GNU screen: nothing")


def _between(here: Here) -> Finding | None:
    """What keeps text from the terminal before it gets there; None where nothing is known to."""
    if any(client.is_screen for client in here.clients):
        advice = "Run tmux without screen, or screen alone."
        return Finding("set", Level.NOTICE, IN_SCREEN, advice)
    if here.clients and here.server == MOSH:
        says = "mosh takes from tmux only what is written its way; in the ~/.tmux.conf here"
        return Finding("set", Level.NOTICE, says, MOSH_IN_TMUX)
    return None


def _outcome(trial: Trial, report: CopyReport) -> str:
    if trial.read_back is None:
        return report.message
    sent = f"'{trial.text}' sent to your terminal (OSC 52), which"
    if trial.read_back:
        return f"{sent} gave it back"
    return f"{sent} did not give it back: it drops what programs copy, or tells nobody"


def _says_so(here: Here) -> bool:
    """Whether the terminal itself, with no tmux before it, claims to take text by OSC 52."""
    return not here.clients and here.answers is not None and here.answers.says_osc52


def _why(here: Here, chosen: Route) -> str:
    env = here.env
    if chosen is Route.TMUX:
        return "this runs inside tmux, which passes it on under every set-clipboard"
    if chosen is Route.SCREEN:
        return "this runs inside GNU screen, which hands on what is in its envelope"
    if chosen is Route.LOCAL:
        return "this machine has a desktop"
    if chosen is Route.OSC52:
        far = over_ssh(env) or here.server
        return "only your terminal reaches your own machine" if far else "no desktop is here"
    kind = kind_of(here.near_end)
    if kind is not None and kind.takes is Takes.NEVER:
        return f"{kind.title} takes no text from programs"
    term = plain(env.get("TERM", ""))
    return f"a terminal of the kind '{term}' takes no text" if term else "TERM is not set"
