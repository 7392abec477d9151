"""What is known about where this program runs, gathered once."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tui.clipboard.detect import inside_tmux, takes_osc52
from tui.clipboard.lineage import connection_of
from tui.clipboard.report import Job, RouteFailed
from tui.clipboard.tmux_client import Client, around, attached
from tui.doctor.asking import Answers, Line
from tui.doctor.terminals import named_by

ASK_LIMIT = 3.0


@dataclass(frozen=True)
class Here:
    """The surroundings of this program.

    `answers` is what the terminal says of itself, None where it was not asked or kept silent;
    `clients` the terminals attached to the tmux around it, the innermost tmux first; `server` the
    server of connections that the person's terminal hangs on, "" if none is known; `size` columns
    and lines.
    """

    env: Mapping[str, str]
    platform: str = "linux"
    preference: str = "auto"
    terminal: bool = True
    answers: Answers | None = None
    server: str = ""
    clients: tuple[Client, ...] = ()
    size: tuple[int, int] | None = None
    encoding: str = "utf-8"

    @property
    def near_end(self) -> str:
        """The name of the terminal that the person sits at, as far as it can be known; else ""."""
        if self.clients:
            return self.clients[-1].program
        if inside_tmux(self.env):
            return ""
        return (self.answers.name if self.answers else "") or named_by(self.env)


def gather(line: Line | None, preference: str) -> Here:
    """Look around: at the environment, at tmux, and at the terminal itself where there is one."""
    env = dict(os.environ)
    job = Job("", "", env, None, Path(), ASK_LIMIT)
    clients = tuple(_clients(job)) if inside_tmux(env) else ()
    here = Here(
        env=env,
        platform=sys.platform,
        preference=preference,
        terminal=line is not None,
        server=connection_of(job, clients[-1].pid if clients else os.getpid()),
        clients=clients,
        encoding=sys.stdout.encoding or "",
    )
    if line is None:
        return here
    size = os.get_terminal_size(sys.stdout.fileno())
    # What is known to take no OSC 52 may be no terminal at all, and print the question.
    answers = line.who() if takes_osc52(env) else None
    return replace(here, size=(size.columns, size.lines), answers=answers)


def _clients(job: Job) -> list[Client]:
    found: list[Client] = []
    outside: Job | None = job
    with suppress(RouteFailed):
        while outside and (client := attached(outside)) not in found:
            found.append(client)
            outside = around(outside, client)
    return found
